export { loadNeuralNetwork, type NeuralNetworkOptions } from './neural-network.ts';
export { MissingPackageError } from './tensorflow.ts';
