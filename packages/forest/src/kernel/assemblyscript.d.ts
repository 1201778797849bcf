// The names of number types in AssemblyScript; to TypeScript they are all numbers.
declare type i32 = number;
declare type f32 = number;
declare type f64 = number;
