/** The data cannot be learned from as they are; the message says where. */
export class InvalidDatasetError extends Error {
  override name = 'InvalidDatasetError';
}

/** A parameter is out of its range. */
export class InvalidParameterError extends Error {
  override name = 'InvalidParameterError';
}

/** Bytes are not a model, or not a whole one. */
export class InvalidModelError extends Error {
  override name = 'InvalidModelError';
}

/** The caller asked for the work to end. */
export class CancelledError extends Error {
  override name = 'CancelledError';
}
