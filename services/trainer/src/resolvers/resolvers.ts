import { dateTime } from '@curator/service-kit';
import { cancelTraining } from './cancel-training.ts';
import { createTaste } from './create-taste.ts';
import { deleteTaste } from './delete-taste.ts';
import { recommendationResolvers } from './recommendation.ts';
import { requeueTraining } from './requeue-training.ts';
import { tasteResolvers } from './taste.ts';
import { tasteModelResolvers } from './taste-model.ts';
import { taste } from './taste-query.ts';
import { trackResolvers } from './track.ts';
import { trainTaste } from './train-taste.ts';
import { trainingJobResolvers } from './training-job.ts';
import { trainingJob } from './training-job-query.ts';
import { trainingProgress } from './training-progress.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: { taste, trainingJob },
  Mutation: { createTaste, deleteTaste, trainTaste, cancelTraining, requeueTraining },
  Subscription: { trainingProgress },
  User: userResolvers,
  Track: trackResolvers,
  Taste: tasteResolvers,
  TrainingJob: trainingJobResolvers,
  TasteModel: tasteModelResolvers,
  Recommendation: recommendationResolvers,
};
