import { graphql } from '../gql/index.ts';

export const TrainingQuery = graphql(`
  query Training($id: ID!) {
    trainingJob(id: $id) {
      id
      taste {
        id
        name
      }
      state
      revision
      cellsDone
      cellsTotal
      cells(first: 600) {
        nEstimators
        maxFeatures
        minSamplesLeaf
        accuracy
        rocAuc
      }
      best {
        nEstimators
        maxFeatures
        minSamplesLeaf
        accuracy
        rocAuc
      }
      data {
        ...TrainingData_data
      }
      createdAt
      startedAt
      finishedAt
      model {
        id
        version
      }
      failure
    }
  }
`);

export const TrainingProgressSubscription = graphql(`
  subscription TrainingProgress($jobId: ID!) {
    trainingProgress(jobId: $jobId) {
      job {
        id
        startedAt
      }
      fromRevision
      revision
      state
      cellsDone
      cellsTotal
      secondsLeft
      newCells {
        nEstimators
        maxFeatures
        minSamplesLeaf
        accuracy
        rocAuc
      }
      best {
        nEstimators
        maxFeatures
        minSamplesLeaf
        accuracy
        rocAuc
      }
    }
  }
`);
