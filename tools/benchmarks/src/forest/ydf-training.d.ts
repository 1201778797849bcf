declare module 'ydf-training' {
  interface Model {
    unload(): void;
  }
  interface Learner {
    train(csv: string): Model;
  }
  interface Ydf {
    RandomForestLearner: new (label: string, task: 'CLASSIFICATION') => Learner;
  }
  const load: () => Promise<Ydf>;
  // biome-ignore lint/style/noDefaultExport: the module has one
  export default load;
}
