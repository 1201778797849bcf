import type { ApiClient } from './api-client.ts';
import type { Scores } from './taste-training.ts';

export interface FoundSong {
  id: string;
  spotifyId: string | null;
  title: string;
  artists: string[];
  album: string | null;
  score: number;
  reasons: { feature: string; value: number; contribution: number; text: string }[];
}

export interface TrainedTaste {
  name: string;
  model: {
    version: number;
    baselineAccuracy: number;
    chosen: Scores;
    data: { likes: number; dislikes: number; background: boolean; contradictory: number; withoutFeatures: number };
    importances: { feature: string; importance: number }[];
  };
  totalCount: number;
  excludedKnown: number;
  catalogueVersion: number;
  songs: FoundSong[];
}

const FOUND = /* GraphQL */ `
  query FoundSongs($id: ID!, $first: Int!) {
    taste(id: $id) {
      name
      model {
        version baselineAccuracy
        chosen { nEstimators maxFeatures minSamplesLeaf accuracy rocAuc }
        data { likes dislikes background contradictory withoutFeatures }
        importances { feature importance }
      }
      recommendations(first: $first) {
        totalCount excludedKnown catalogueVersion
        edges {
          node {
            score
            track { id spotifyId title artists album }
            reasons { feature value contribution text }
          }
        }
      }
    }
  }
`;

interface Answer {
  taste: Pick<TrainedTaste, 'name' | 'model'> & {
    recommendations: Pick<TrainedTaste, 'totalCount' | 'excludedKnown' | 'catalogueVersion'> & {
      edges: { node: { score: number; track: Omit<FoundSong, 'score' | 'reasons'>; reasons: FoundSong['reasons'] } }[];
    };
  };
}

/** What the taste's newest model says, and the best songs that it found. */
export async function findSongs(client: ApiClient, tasteId: string, first: number): Promise<TrainedTaste> {
  const { taste } = await client.run<Answer>(FOUND, { id: tasteId, first });
  const { edges, ...counts } = taste.recommendations;
  const songs = edges.map(({ node: { track, score, reasons } }) => ({ ...track, score, reasons }));
  return { name: taste.name, model: taste.model, ...counts, songs };
}
