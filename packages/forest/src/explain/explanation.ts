export type { Contributions } from './contributions.ts';
export { decisionPathContributions } from './decision-path-contributions.ts';
export { featureImportances } from './feature-importances.ts';
