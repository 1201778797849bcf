import type { FakeTrack } from '../fake-spotify/music.ts';

/** The tracks nearest in energy and valence to the seeds and far from the negative seeds, without any of them. Nothing for seeds unknown. */
export function recommend(
  tracks: ReadonlyMap<string, FakeTrack>,
  seeds: readonly string[],
  negativeSeeds: readonly string[],
  size: number,
): FakeTrack[] {
  const liked = pointsOf(tracks, seeds);
  const disliked = pointsOf(tracks, negativeSeeds);
  if (liked.length === 0) return [];
  const asked = new Set([...seeds, ...negativeSeeds]);
  return [...tracks.values()]
    .filter(({ id, features }) => features && !asked.has(id))
    .map((track) => ({ track, cost: nearest(liked, pointOf(track)) - nearest(disliked, pointOf(track), 0) }))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, size)
    .map(({ track }) => track);
}

type Point = readonly [energy: number, valence: number];

function pointsOf(tracks: ReadonlyMap<string, FakeTrack>, ids: readonly string[]): Point[] {
  return ids.flatMap((id) => {
    const track = tracks.get(id);
    return track?.features ? [pointOf(track)] : [];
  });
}

function pointOf({ features }: FakeTrack): Point {
  return [features?.energy ?? 0, features?.valence ?? 0];
}

function nearest(points: readonly Point[], [energy, valence]: Point, otherwise = Number.POSITIVE_INFINITY): number {
  const distances = points.map((point) => Math.hypot(point[0] - energy, point[1] - valence));
  return distances.length > 0 ? Math.min(...distances) : otherwise;
}
