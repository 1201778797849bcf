import { dateTime } from '@curator/service-kit';
import { cancelImport } from './cancel-import.ts';
import { catalogue } from './catalogue.ts';
import { deletePlaylist } from './delete-playlist.ts';
import { findPlaylists } from './find-playlists.ts';
import { importById, importReportResolvers, importResolvers, importRowResolvers } from './import.ts';
import { importProgress } from './import-progress.ts';
import { playlist, playlistResolvers } from './playlist.ts';
import { playlists } from './playlists.ts';
import { searchTracks } from './search-tracks.ts';
import { track, trackResolvers } from './track.ts';
import { undoImport } from './undo-import.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: { track, searchTracks, playlist, playlists, findPlaylists, import: importById, catalogue },
  Mutation: { cancelImport, undoImport, deletePlaylist },
  Subscription: { importProgress },
  User: userResolvers,
  Track: trackResolvers,
  Playlist: playlistResolvers,
  Import: importResolvers,
  ImportReport: importReportResolvers,
  ImportRow: importRowResolvers,
};
