/** A tensor that only the functions below look into. */
export interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
}

export interface Variable extends Tensor {
  readonly name: string;
}

/** The little of @tensorflow/tfjs-core that training needs; declared here, as the package is optional. */
export interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  env(): { set(flag: string, value: boolean): void };
  tidy<T>(compute: () => T): T;
  tensor2d(values: Float32Array, shape: readonly [number, number]): Tensor;
  variable(initial: Tensor): Variable;
  matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  relu(a: Tensor): Tensor;
  /** 1 where above 0, else 0. */
  step(a: Tensor): Tensor;
  sigmoid(a: Tensor): Tensor;
  sum(a: Tensor, axis: number, keepDims: boolean): Tensor;
  train: { adam(learningRate: number): Optimizer };
}

export interface Optimizer {
  /** Gradients by the names of their variables. */
  applyGradients(gradients: Readonly<Record<string, Tensor>>): void;
  dispose(): void;
}

/** An optional package is not installed. */
export class MissingPackageError extends Error {
  override name = 'MissingPackageError';
}

const PACKAGES = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'] as const;

/**
 * Loads the core of TensorFlow.js and its backend in plain JavaScript: no native part, no download, 53 MB installed. (All of
 * TensorFlow.js would be 294 MB; what the core lacks in Node are the gradients of operations, which training here does not use.)
 *
 * @param load how a package is imported.
 * @throws MissingPackageError where one cannot be loaded.
 */
export async function loadTensorFlow(
  load: (name: string) => Promise<unknown> = (name) => import(/* @vite-ignore */ name),
): Promise<TensorFlow> {
  const [core, backend] = PACKAGES;
  try {
    const tensorFlow = (await load(core)) as TensorFlow;
    // Without this flag the backend advertises another one on the console.
    tensorFlow.env().set('PROD', true);
    await load(backend);
    await tensorFlow.setBackend('cpu');
    return tensorFlow;
  } catch (cause) {
    throw new MissingPackageError(`A neural network needs ${PACKAGES.join(' and ')}, version 4.22.0.`, { cause });
  }
}
