import { dateTime } from '@curator/service-kit';
import { addToPlaylist } from './add-to-playlist.ts';
import { cancelFeatureRefresh } from './cancel-feature-refresh.ts';
import { cancelImport } from './cancel-import.ts';
import { catalogue } from './catalogue.ts';
import { combinePlaylists } from './combine-playlists.ts';
import { createPlaylist } from './create-playlist.ts';
import { deletePlaylist } from './delete-playlist.ts';
import { featureRefresh, featureRefreshResolvers } from './feature-refresh.ts';
import { featureRefreshPlan } from './feature-refresh-plan.ts';
import { featureRefreshProgress } from './feature-refresh-progress.ts';
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
import { startFeatureRefresh } from './start-feature-refresh.ts';
import { track, trackResolvers } from './track.ts';
import { audioFeaturesResolvers } from './track-receipts.ts';
import { undoImport } from './undo-import.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: {
    track,
    searchTracks,
    playlist,
    playlists,
    findPlaylists,
    import: importById,
    catalogue,
    featureRefresh,
    featureRefreshPlan,
  },
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
    startFeatureRefresh,
    cancelFeatureRefresh,
  },
  Subscription: { importProgress, featureRefreshProgress },
  User: userResolvers,
  Track: trackResolvers,
  AudioFeatures: audioFeaturesResolvers,
  Playlist: playlistResolvers,
  FeatureRefresh: featureRefreshResolvers,
  Import: importResolvers,
  ImportReport: importReportResolvers,
  ImportRow: importRowResolvers,
};
