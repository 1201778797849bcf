export { accuracy } from './accuracy.ts';
export { rocAuc } from './roc-auc.ts';
