export interface ChosenPlaylist {
  id: string;
  name: string;
  /** Songs with all nine features. */
  usableCount: number;
}

/** What the likes are told apart from. */
export type Against = 'sample' | 'playlists';

export interface TasteDraft {
  name: string;
  likes: readonly ChosenPlaylist[];
  against: Against;
  dislikes: readonly ChosenPlaylist[];
}

export interface DraftProblems {
  name?: string;
  likes?: string;
  dislikes?: string;
}

export const NAME_MAX = 120;

/** What still has to be put right before a taste can be learned; empty where nothing has. */
export function checkDraft({ name, likes, against, dislikes }: TasteDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (name.trim() === '') problems.name = 'Give it a name, such as “Sunday mornings”.';
  if (name.trim().length > NAME_MAX) problems.name = `Use at most ${NAME_MAX} characters.`;
  if (likes.length === 0) problems.likes = 'Choose at least one playlist that you like.';
  else if (usableSongs(likes) === 0)
    problems.likes = 'None of these songs has all nine features, so there is nothing to learn from.';
  if (against === 'sample') return problems;
  const both = dislikes.find(({ id }) => likes.some((like) => like.id === id));
  if (dislikes.length === 0)
    problems.dislikes = 'Choose a playlist that you dislike, or take a sample of the catalogue.';
  else if (both) problems.dislikes = `“${both.name}” is among your likes as well. Take it out of one of the two.`;
  else if (usableSongs(dislikes) === 0)
    problems.dislikes = 'None of these songs has all nine features, so there is nothing to learn from.';
  return problems;
}

export function usableSongs(playlists: readonly ChosenPlaylist[]): number {
  return playlists.reduce((sum, { usableCount }) => sum + usableCount, 0);
}
