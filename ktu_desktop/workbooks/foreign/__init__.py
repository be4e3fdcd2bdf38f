"""Files that others wrote, read in the reading child only: .xlsx, .xlsm, .xls, .ods into raw cells."""
