/** Seeds at which poison-process.ts is poison. */
export const POISONS = { hungry: 101, exits: 102, throws: 103, keeps: 104 } as const;
