/** SQL: whether a column has an id that can be asked for; other things stand where ids should in some files. */
export const IS_ID = (column: string) => `${column} ~ '^[0-9A-Za-z]{22}$'`;
