import { dateTime } from '@curator/service-kit';
import { catalogue } from './catalogue.ts';
import { deletePlaylist } from './delete-playlist.ts';
import { findPlaylists } from './find-playlists.ts';
import { importById, importReportResolvers, importResolvers } from './import.ts';
import { playlist, playlistResolvers } from './playlist.ts';
import { playlists } from './playlists.ts';
import { searchTracks } from './search-tracks.ts';
import { track, trackResolvers } from './track.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: { track, searchTracks, playlist, playlists, findPlaylists, import: importById, catalogue },
  Mutation: { deletePlaylist },
  User: userResolvers,
  Track: trackResolvers,
  Playlist: playlistResolvers,
  Import: importResolvers,
  ImportReport: importReportResolvers,
};
