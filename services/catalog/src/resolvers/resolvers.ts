import { dateTime } from '@curator/service-kit';
import { addToPlaylist } from './add-to-playlist.ts';
import { cancelImport } from './cancel-import.ts';
import { catalogue } from './catalogue.ts';
import { combinePlaylists } from './combine-playlists.ts';
import { createPlaylist } from './create-playlist.ts';
import { deletePlaylist } from './delete-playlist.ts';
import { findPlaylists } from './find-playlists.ts';
import { importById, importReportResolvers, importResolvers, importRowResolvers } from './import.ts';
import { importProgress } from './import-progress.ts';
import { markPlaylist } from './mark-playlist.ts';
import { playlist, playlistResolvers } from './playlist.ts';
import { playlists } from './playlists.ts';
import { removeFromPlaylist } from './remove-from-playlist.ts';
import { renamePlaylist } from './rename-playlist.ts';
import { reorderPlaylist } from './reorder-playlist.ts';
import { searchTracks } from './search-tracks.ts';
import { joinTrack, splitTrack } from './split-track.ts';
import { track, trackResolvers } from './track.ts';
import { undoImport } from './undo-import.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: { track, searchTracks, playlist, playlists, findPlaylists, import: importById, catalogue },
  Mutation: {
    cancelImport,
    undoImport,
    createPlaylist,
    renamePlaylist,
    markPlaylist,
    addToPlaylist,
    removeFromPlaylist,
    reorderPlaylist,
    combinePlaylists,
    splitTrack,
    joinTrack,
    deletePlaylist,
  },
  Subscription: { importProgress },
  User: userResolvers,
  Track: trackResolvers,
  Playlist: playlistResolvers,
  Import: importResolvers,
  ImportReport: importReportResolvers,
  ImportRow: importRowResolvers,
};
