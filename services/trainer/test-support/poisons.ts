/** Seeds at which the process of poison-process.ts does not compute. */
export const POISONS = { hungry: 101, exits: 102, throws: 103 } as const;
