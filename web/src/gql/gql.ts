import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Account {\n    me {\n      id\n      name\n      email\n      roles\n      createdAt\n      ...ApiKeys_user\n    }\n  }\n": typeof types.AccountDocument,
    "\n  fragment ApiKeyItem_apiKey on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    expiresAt\n    lastUsedAt\n  }\n": typeof types.ApiKeyItem_ApiKeyFragmentDoc,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      __typename\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  fragment ApiKeys_user on User {\n    id\n    apiKeys {\n      id\n      ...ApiKeyItem_apiKey\n    }\n  }\n": typeof types.ApiKeys_UserFragmentDoc,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreatedApiKey {\n        secret\n        apiKey {\n          id\n        }\n      }\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  query FinishedImport($id: ID!) {\n    import(id: $id) {\n      id\n      ...ImportReport_import\n    }\n  }\n": typeof types.FinishedImportDocument,
    "\n  fragment ImportIssues_report on ImportReport {\n    issues(first: 50) {\n      line\n      column\n      value\n      message\n    }\n  }\n": typeof types.ImportIssues_ReportFragmentDoc,
    "\n  fragment ImportReport_import on Import {\n    id\n    state\n    fileName\n    dialect\n    playlists {\n      id\n      name\n      trackCount\n    }\n    report {\n      rowsRead\n      tracks\n      newTracks\n      duplicates\n      withoutFeatures\n      outOfRange\n      unusableRows\n      changed\n      ...ImportIssues_report\n    }\n    problem {\n      code\n      message\n    }\n  }\n": typeof types.ImportReport_ImportFragmentDoc,
    "\n  query PastImports {\n    me {\n      id\n      imports(first: 10) {\n        id\n        fileName\n        state\n        createdAt\n      }\n    }\n  }\n": typeof types.PastImportsDocument,
    "\n  mutation UndoImport($id: ID!) {\n    undoImport(id: $id) {\n      __typename\n      ... on UndoneImport {\n        import {\n          id\n          state\n          playlists {\n            id\n          }\n        }\n      }\n      ... on ImportProblem {\n        message\n      }\n    }\n  }\n": typeof types.UndoImportDocument,
    "\n  fragment DeletePlaylist_playlist on Playlist {\n    id\n    name\n  }\n": typeof types.DeletePlaylist_PlaylistFragmentDoc,
    "\n  mutation DeletePlaylist($id: ID!) {\n    deletePlaylist(id: $id) {\n      __typename\n      ... on PlaylistProblem {\n        message\n      }\n    }\n  }\n": typeof types.DeletePlaylistDocument,
    "\n  query LibraryCatalogue {\n    catalogue {\n      version\n      tracks\n      playlists\n    }\n  }\n": typeof types.LibraryCatalogueDocument,
    "\n  fragment PlaylistItem_playlist on Playlist {\n    id\n    name\n    own\n    trackCount\n    usableCount\n    ...DeletePlaylist_playlist\n  }\n": typeof types.PlaylistItem_PlaylistFragmentDoc,
    "\n  query Playlists($first: Int!, $after: String) {\n    playlists(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          name\n          own\n          ...PlaylistItem_playlist\n          ...PlaylistChoice_playlist\n        }\n      }\n    }\n  }\n": typeof types.PlaylistsDocument,
    "\n  query FindPlaylists($nameOrId: String!) {\n    findPlaylists(nameOrId: $nameOrId) {\n      matches {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n      nearest {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n    }\n  }\n": typeof types.FindPlaylistsDocument,
    "\n  query PlaylistPage($id: ID!, $first: Int!, $after: String) {\n    playlist(id: $id) {\n      id\n      name\n      own\n      trackCount\n      usableCount\n      createdAt\n      ...DeletePlaylist_playlist\n      tracks(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TrackRow_track\n          }\n        }\n      }\n    }\n  }\n": typeof types.PlaylistPageDocument,
    "\n  fragment Importances_model on TasteModel {\n    importances {\n      feature\n      importance\n    }\n  }\n": typeof types.Importances_ModelFragmentDoc,
    "\n  fragment ListExport_recommendation on Recommendation {\n    score\n    track {\n      title\n      artists\n      album\n      spotifyId\n    }\n  }\n": typeof types.ListExport_RecommendationFragmentDoc,
    "\n  fragment ModelSummary_model on TasteModel {\n    id\n    version\n    createdAt\n    baselineAccuracy\n    chosen {\n      nEstimators\n      maxFeatures\n      minSamplesLeaf\n      accuracy\n      rocAuc\n    }\n    data {\n      ...TrainingData_data\n    }\n    ...Importances_model\n  }\n": typeof types.ModelSummary_ModelFragmentDoc,
    "\n  fragment Reasons_recommendation on Recommendation {\n    reasons(first: 3) {\n      feature\n      contribution\n      text\n    }\n  }\n": typeof types.Reasons_RecommendationFragmentDoc,
    "\n  fragment RecommendationItem_recommendation on Recommendation {\n    score\n    track {\n      id\n      title\n      artists\n      album\n      spotifyId\n    }\n    ...Reasons_recommendation\n  }\n": typeof types.RecommendationItem_RecommendationFragmentDoc,
    "\n  query Recommendations($tasteId: ID!, $first: Int!, $after: String) {\n    taste(id: $tasteId) {\n      id\n      recommendations(first: $first, after: $after) {\n        totalCount\n        excludedKnown\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            ...RecommendationItem_recommendation\n            ...ListExport_recommendation\n          }\n        }\n      }\n    }\n  }\n": typeof types.RecommendationsDocument,
    "\n  query TasteResults($id: ID!) {\n    taste(id: $id) {\n      id\n      name\n      likes {\n        id\n        name\n      }\n      dislikes {\n        id\n        name\n      }\n      model {\n        id\n        ...ModelSummary_model\n      }\n      jobs(first: 10) {\n        id\n        state\n        ...Trainings_job\n      }\n      ...DeleteTaste_taste\n    }\n  }\n": typeof types.TasteResultsDocument,
    "\n  fragment Trainings_job on TrainingJob {\n    id\n    state\n    createdAt\n    cellsTotal\n    best {\n      rocAuc\n    }\n  }\n": typeof types.Trainings_JobFragmentDoc,
    "\n  query SearchTracks($query: String!, $first: Int!, $after: String, $tasteId: ID!, $scored: Boolean!) {\n    searchTracks(query: $query, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...TrackRow_track\n          likelihood(tasteId: $tasteId) @include(if: $scored)\n        }\n      }\n    }\n  }\n": typeof types.SearchTracksDocument,
    "\n  query TasteChoices {\n    me {\n      id\n      tastes {\n        id\n        name\n        model {\n          id\n        }\n      }\n    }\n  }\n": typeof types.TasteChoicesDocument,
    "\n  fragment DeleteTaste_taste on Taste {\n    id\n    name\n  }\n": typeof types.DeleteTaste_TasteFragmentDoc,
    "\n  mutation DeleteTaste($id: ID!) {\n    deleteTaste(id: $id) {\n      __typename\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": typeof types.DeleteTasteDocument,
    "\n  fragment PlaylistChoice_playlist on Playlist {\n    id\n    name\n    own\n    usableCount\n  }\n": typeof types.PlaylistChoice_PlaylistFragmentDoc,
    "\n  fragment TasteCard_taste on Taste {\n    id\n    name\n    likes {\n      id\n      name\n    }\n    dislikes {\n      id\n      name\n    }\n    model {\n      id\n      chosen {\n        rocAuc\n      }\n    }\n    jobs(first: 1) {\n      id\n      state\n    }\n  }\n": typeof types.TasteCard_TasteFragmentDoc,
    "\n  query Tastes {\n    me {\n      id\n      tastes {\n        id\n        ...TasteCard_taste\n      }\n    }\n  }\n": typeof types.TastesDocument,
    "\n  mutation CreateTaste($input: CreateTasteInput!) {\n    createTaste(input: $input) {\n      __typename\n      ... on Taste {\n        id\n        name\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": typeof types.CreateTasteDocument,
    "\n  fragment FeatureBars_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n  }\n": typeof types.FeatureBars_FeaturesFragmentDoc,
    "\n  fragment FeatureTable_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n    receipt {\n      source\n      licence\n      measuredAt\n    }\n  }\n": typeof types.FeatureTable_FeaturesFragmentDoc,
    "\n  fragment TrackRow_track on Track {\n    id\n    title\n    artists\n    album\n    durationMs\n    spotifyId\n    features {\n      ...FeatureBars_features\n      ...FeatureTable_features\n    }\n  }\n": typeof types.TrackRow_TrackFragmentDoc,
    "\n  mutation RequeueTraining($jobId: ID!) {\n    requeueTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n        revision\n        failure\n        startedAt\n        finishedAt\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": typeof types.RequeueTrainingDocument,
    "\n  mutation CancelTraining($jobId: ID!) {\n    cancelTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": typeof types.CancelTrainingDocument,
    "\n  fragment TrainingData_data on TrainingData {\n    likes\n    dislikes\n    background\n    contradictory\n    withoutFeatures\n  }\n": typeof types.TrainingData_DataFragmentDoc,
    "\n  query Training($id: ID!) {\n    trainingJob(id: $id) {\n      id\n      taste {\n        id\n        name\n      }\n      state\n      revision\n      cellsDone\n      cellsTotal\n      cells(first: 600) {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      data {\n        ...TrainingData_data\n      }\n      createdAt\n      startedAt\n      finishedAt\n      model {\n        id\n        version\n      }\n      failure\n    }\n  }\n": typeof types.TrainingDocument,
    "\n  subscription TrainingProgress($jobId: ID!) {\n    trainingProgress(jobId: $jobId) {\n      job {\n        id\n        startedAt\n      }\n      fromRevision\n      revision\n      state\n      cellsDone\n      cellsTotal\n      secondsLeft\n      newCells {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n    }\n  }\n": typeof types.TrainingProgressDocument,
    "\n  mutation TrainTaste($input: TrainTasteInput!) {\n    trainTaste(input: $input) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": typeof types.TrainTasteDocument,
};
const documents: Documents = {
    "\n  query Account {\n    me {\n      id\n      name\n      email\n      roles\n      createdAt\n      ...ApiKeys_user\n    }\n  }\n": types.AccountDocument,
    "\n  fragment ApiKeyItem_apiKey on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    expiresAt\n    lastUsedAt\n  }\n": types.ApiKeyItem_ApiKeyFragmentDoc,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      __typename\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  fragment ApiKeys_user on User {\n    id\n    apiKeys {\n      id\n      ...ApiKeyItem_apiKey\n    }\n  }\n": types.ApiKeys_UserFragmentDoc,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreatedApiKey {\n        secret\n        apiKey {\n          id\n        }\n      }\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  query FinishedImport($id: ID!) {\n    import(id: $id) {\n      id\n      ...ImportReport_import\n    }\n  }\n": types.FinishedImportDocument,
    "\n  fragment ImportIssues_report on ImportReport {\n    issues(first: 50) {\n      line\n      column\n      value\n      message\n    }\n  }\n": types.ImportIssues_ReportFragmentDoc,
    "\n  fragment ImportReport_import on Import {\n    id\n    state\n    fileName\n    dialect\n    playlists {\n      id\n      name\n      trackCount\n    }\n    report {\n      rowsRead\n      tracks\n      newTracks\n      duplicates\n      withoutFeatures\n      outOfRange\n      unusableRows\n      changed\n      ...ImportIssues_report\n    }\n    problem {\n      code\n      message\n    }\n  }\n": types.ImportReport_ImportFragmentDoc,
    "\n  query PastImports {\n    me {\n      id\n      imports(first: 10) {\n        id\n        fileName\n        state\n        createdAt\n      }\n    }\n  }\n": types.PastImportsDocument,
    "\n  mutation UndoImport($id: ID!) {\n    undoImport(id: $id) {\n      __typename\n      ... on UndoneImport {\n        import {\n          id\n          state\n          playlists {\n            id\n          }\n        }\n      }\n      ... on ImportProblem {\n        message\n      }\n    }\n  }\n": types.UndoImportDocument,
    "\n  fragment DeletePlaylist_playlist on Playlist {\n    id\n    name\n  }\n": types.DeletePlaylist_PlaylistFragmentDoc,
    "\n  mutation DeletePlaylist($id: ID!) {\n    deletePlaylist(id: $id) {\n      __typename\n      ... on PlaylistProblem {\n        message\n      }\n    }\n  }\n": types.DeletePlaylistDocument,
    "\n  query LibraryCatalogue {\n    catalogue {\n      version\n      tracks\n      playlists\n    }\n  }\n": types.LibraryCatalogueDocument,
    "\n  fragment PlaylistItem_playlist on Playlist {\n    id\n    name\n    own\n    trackCount\n    usableCount\n    ...DeletePlaylist_playlist\n  }\n": types.PlaylistItem_PlaylistFragmentDoc,
    "\n  query Playlists($first: Int!, $after: String) {\n    playlists(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          name\n          own\n          ...PlaylistItem_playlist\n          ...PlaylistChoice_playlist\n        }\n      }\n    }\n  }\n": types.PlaylistsDocument,
    "\n  query FindPlaylists($nameOrId: String!) {\n    findPlaylists(nameOrId: $nameOrId) {\n      matches {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n      nearest {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n    }\n  }\n": types.FindPlaylistsDocument,
    "\n  query PlaylistPage($id: ID!, $first: Int!, $after: String) {\n    playlist(id: $id) {\n      id\n      name\n      own\n      trackCount\n      usableCount\n      createdAt\n      ...DeletePlaylist_playlist\n      tracks(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TrackRow_track\n          }\n        }\n      }\n    }\n  }\n": types.PlaylistPageDocument,
    "\n  fragment Importances_model on TasteModel {\n    importances {\n      feature\n      importance\n    }\n  }\n": types.Importances_ModelFragmentDoc,
    "\n  fragment ListExport_recommendation on Recommendation {\n    score\n    track {\n      title\n      artists\n      album\n      spotifyId\n    }\n  }\n": types.ListExport_RecommendationFragmentDoc,
    "\n  fragment ModelSummary_model on TasteModel {\n    id\n    version\n    createdAt\n    baselineAccuracy\n    chosen {\n      nEstimators\n      maxFeatures\n      minSamplesLeaf\n      accuracy\n      rocAuc\n    }\n    data {\n      ...TrainingData_data\n    }\n    ...Importances_model\n  }\n": types.ModelSummary_ModelFragmentDoc,
    "\n  fragment Reasons_recommendation on Recommendation {\n    reasons(first: 3) {\n      feature\n      contribution\n      text\n    }\n  }\n": types.Reasons_RecommendationFragmentDoc,
    "\n  fragment RecommendationItem_recommendation on Recommendation {\n    score\n    track {\n      id\n      title\n      artists\n      album\n      spotifyId\n    }\n    ...Reasons_recommendation\n  }\n": types.RecommendationItem_RecommendationFragmentDoc,
    "\n  query Recommendations($tasteId: ID!, $first: Int!, $after: String) {\n    taste(id: $tasteId) {\n      id\n      recommendations(first: $first, after: $after) {\n        totalCount\n        excludedKnown\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            ...RecommendationItem_recommendation\n            ...ListExport_recommendation\n          }\n        }\n      }\n    }\n  }\n": types.RecommendationsDocument,
    "\n  query TasteResults($id: ID!) {\n    taste(id: $id) {\n      id\n      name\n      likes {\n        id\n        name\n      }\n      dislikes {\n        id\n        name\n      }\n      model {\n        id\n        ...ModelSummary_model\n      }\n      jobs(first: 10) {\n        id\n        state\n        ...Trainings_job\n      }\n      ...DeleteTaste_taste\n    }\n  }\n": types.TasteResultsDocument,
    "\n  fragment Trainings_job on TrainingJob {\n    id\n    state\n    createdAt\n    cellsTotal\n    best {\n      rocAuc\n    }\n  }\n": types.Trainings_JobFragmentDoc,
    "\n  query SearchTracks($query: String!, $first: Int!, $after: String, $tasteId: ID!, $scored: Boolean!) {\n    searchTracks(query: $query, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...TrackRow_track\n          likelihood(tasteId: $tasteId) @include(if: $scored)\n        }\n      }\n    }\n  }\n": types.SearchTracksDocument,
    "\n  query TasteChoices {\n    me {\n      id\n      tastes {\n        id\n        name\n        model {\n          id\n        }\n      }\n    }\n  }\n": types.TasteChoicesDocument,
    "\n  fragment DeleteTaste_taste on Taste {\n    id\n    name\n  }\n": types.DeleteTaste_TasteFragmentDoc,
    "\n  mutation DeleteTaste($id: ID!) {\n    deleteTaste(id: $id) {\n      __typename\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": types.DeleteTasteDocument,
    "\n  fragment PlaylistChoice_playlist on Playlist {\n    id\n    name\n    own\n    usableCount\n  }\n": types.PlaylistChoice_PlaylistFragmentDoc,
    "\n  fragment TasteCard_taste on Taste {\n    id\n    name\n    likes {\n      id\n      name\n    }\n    dislikes {\n      id\n      name\n    }\n    model {\n      id\n      chosen {\n        rocAuc\n      }\n    }\n    jobs(first: 1) {\n      id\n      state\n    }\n  }\n": types.TasteCard_TasteFragmentDoc,
    "\n  query Tastes {\n    me {\n      id\n      tastes {\n        id\n        ...TasteCard_taste\n      }\n    }\n  }\n": types.TastesDocument,
    "\n  mutation CreateTaste($input: CreateTasteInput!) {\n    createTaste(input: $input) {\n      __typename\n      ... on Taste {\n        id\n        name\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": types.CreateTasteDocument,
    "\n  fragment FeatureBars_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n  }\n": types.FeatureBars_FeaturesFragmentDoc,
    "\n  fragment FeatureTable_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n    receipt {\n      source\n      licence\n      measuredAt\n    }\n  }\n": types.FeatureTable_FeaturesFragmentDoc,
    "\n  fragment TrackRow_track on Track {\n    id\n    title\n    artists\n    album\n    durationMs\n    spotifyId\n    features {\n      ...FeatureBars_features\n      ...FeatureTable_features\n    }\n  }\n": types.TrackRow_TrackFragmentDoc,
    "\n  mutation RequeueTraining($jobId: ID!) {\n    requeueTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n        revision\n        failure\n        startedAt\n        finishedAt\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": types.RequeueTrainingDocument,
    "\n  mutation CancelTraining($jobId: ID!) {\n    cancelTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": types.CancelTrainingDocument,
    "\n  fragment TrainingData_data on TrainingData {\n    likes\n    dislikes\n    background\n    contradictory\n    withoutFeatures\n  }\n": types.TrainingData_DataFragmentDoc,
    "\n  query Training($id: ID!) {\n    trainingJob(id: $id) {\n      id\n      taste {\n        id\n        name\n      }\n      state\n      revision\n      cellsDone\n      cellsTotal\n      cells(first: 600) {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      data {\n        ...TrainingData_data\n      }\n      createdAt\n      startedAt\n      finishedAt\n      model {\n        id\n        version\n      }\n      failure\n    }\n  }\n": types.TrainingDocument,
    "\n  subscription TrainingProgress($jobId: ID!) {\n    trainingProgress(jobId: $jobId) {\n      job {\n        id\n        startedAt\n      }\n      fromRevision\n      revision\n      state\n      cellsDone\n      cellsTotal\n      secondsLeft\n      newCells {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n    }\n  }\n": types.TrainingProgressDocument,
    "\n  mutation TrainTaste($input: TrainTasteInput!) {\n    trainTaste(input: $input) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n": types.TrainTasteDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Account {\n    me {\n      id\n      name\n      email\n      roles\n      createdAt\n      ...ApiKeys_user\n    }\n  }\n"): (typeof documents)["\n  query Account {\n    me {\n      id\n      name\n      email\n      roles\n      createdAt\n      ...ApiKeys_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeyItem_apiKey on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    expiresAt\n    lastUsedAt\n  }\n"): (typeof documents)["\n  fragment ApiKeyItem_apiKey on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    createdAt\n    expiresAt\n    lastUsedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      __typename\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      __typename\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeys_user on User {\n    id\n    apiKeys {\n      id\n      ...ApiKeyItem_apiKey\n    }\n  }\n"): (typeof documents)["\n  fragment ApiKeys_user on User {\n    id\n    apiKeys {\n      id\n      ...ApiKeyItem_apiKey\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreatedApiKey {\n        secret\n        apiKey {\n          id\n        }\n      }\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreatedApiKey {\n        secret\n        apiKey {\n          id\n        }\n      }\n      ... on AccountProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FinishedImport($id: ID!) {\n    import(id: $id) {\n      id\n      ...ImportReport_import\n    }\n  }\n"): (typeof documents)["\n  query FinishedImport($id: ID!) {\n    import(id: $id) {\n      id\n      ...ImportReport_import\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImportIssues_report on ImportReport {\n    issues(first: 50) {\n      line\n      column\n      value\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment ImportIssues_report on ImportReport {\n    issues(first: 50) {\n      line\n      column\n      value\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImportReport_import on Import {\n    id\n    state\n    fileName\n    dialect\n    playlists {\n      id\n      name\n      trackCount\n    }\n    report {\n      rowsRead\n      tracks\n      newTracks\n      duplicates\n      withoutFeatures\n      outOfRange\n      unusableRows\n      changed\n      ...ImportIssues_report\n    }\n    problem {\n      code\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment ImportReport_import on Import {\n    id\n    state\n    fileName\n    dialect\n    playlists {\n      id\n      name\n      trackCount\n    }\n    report {\n      rowsRead\n      tracks\n      newTracks\n      duplicates\n      withoutFeatures\n      outOfRange\n      unusableRows\n      changed\n      ...ImportIssues_report\n    }\n    problem {\n      code\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PastImports {\n    me {\n      id\n      imports(first: 10) {\n        id\n        fileName\n        state\n        createdAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query PastImports {\n    me {\n      id\n      imports(first: 10) {\n        id\n        fileName\n        state\n        createdAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoImport($id: ID!) {\n    undoImport(id: $id) {\n      __typename\n      ... on UndoneImport {\n        import {\n          id\n          state\n          playlists {\n            id\n          }\n        }\n      }\n      ... on ImportProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoImport($id: ID!) {\n    undoImport(id: $id) {\n      __typename\n      ... on UndoneImport {\n        import {\n          id\n          state\n          playlists {\n            id\n          }\n        }\n      }\n      ... on ImportProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeletePlaylist_playlist on Playlist {\n    id\n    name\n  }\n"): (typeof documents)["\n  fragment DeletePlaylist_playlist on Playlist {\n    id\n    name\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeletePlaylist($id: ID!) {\n    deletePlaylist(id: $id) {\n      __typename\n      ... on PlaylistProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeletePlaylist($id: ID!) {\n    deletePlaylist(id: $id) {\n      __typename\n      ... on PlaylistProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LibraryCatalogue {\n    catalogue {\n      version\n      tracks\n      playlists\n    }\n  }\n"): (typeof documents)["\n  query LibraryCatalogue {\n    catalogue {\n      version\n      tracks\n      playlists\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlaylistItem_playlist on Playlist {\n    id\n    name\n    own\n    trackCount\n    usableCount\n    ...DeletePlaylist_playlist\n  }\n"): (typeof documents)["\n  fragment PlaylistItem_playlist on Playlist {\n    id\n    name\n    own\n    trackCount\n    usableCount\n    ...DeletePlaylist_playlist\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Playlists($first: Int!, $after: String) {\n    playlists(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          name\n          own\n          ...PlaylistItem_playlist\n          ...PlaylistChoice_playlist\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Playlists($first: Int!, $after: String) {\n    playlists(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          name\n          own\n          ...PlaylistItem_playlist\n          ...PlaylistChoice_playlist\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindPlaylists($nameOrId: String!) {\n    findPlaylists(nameOrId: $nameOrId) {\n      matches {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n      nearest {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n    }\n  }\n"): (typeof documents)["\n  query FindPlaylists($nameOrId: String!) {\n    findPlaylists(nameOrId: $nameOrId) {\n      matches {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n      nearest {\n        id\n        name\n        own\n        ...PlaylistItem_playlist\n        ...PlaylistChoice_playlist\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlaylistPage($id: ID!, $first: Int!, $after: String) {\n    playlist(id: $id) {\n      id\n      name\n      own\n      trackCount\n      usableCount\n      createdAt\n      ...DeletePlaylist_playlist\n      tracks(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TrackRow_track\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlaylistPage($id: ID!, $first: Int!, $after: String) {\n    playlist(id: $id) {\n      id\n      name\n      own\n      trackCount\n      usableCount\n      createdAt\n      ...DeletePlaylist_playlist\n      tracks(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TrackRow_track\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Importances_model on TasteModel {\n    importances {\n      feature\n      importance\n    }\n  }\n"): (typeof documents)["\n  fragment Importances_model on TasteModel {\n    importances {\n      feature\n      importance\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ListExport_recommendation on Recommendation {\n    score\n    track {\n      title\n      artists\n      album\n      spotifyId\n    }\n  }\n"): (typeof documents)["\n  fragment ListExport_recommendation on Recommendation {\n    score\n    track {\n      title\n      artists\n      album\n      spotifyId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ModelSummary_model on TasteModel {\n    id\n    version\n    createdAt\n    baselineAccuracy\n    chosen {\n      nEstimators\n      maxFeatures\n      minSamplesLeaf\n      accuracy\n      rocAuc\n    }\n    data {\n      ...TrainingData_data\n    }\n    ...Importances_model\n  }\n"): (typeof documents)["\n  fragment ModelSummary_model on TasteModel {\n    id\n    version\n    createdAt\n    baselineAccuracy\n    chosen {\n      nEstimators\n      maxFeatures\n      minSamplesLeaf\n      accuracy\n      rocAuc\n    }\n    data {\n      ...TrainingData_data\n    }\n    ...Importances_model\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Reasons_recommendation on Recommendation {\n    reasons(first: 3) {\n      feature\n      contribution\n      text\n    }\n  }\n"): (typeof documents)["\n  fragment Reasons_recommendation on Recommendation {\n    reasons(first: 3) {\n      feature\n      contribution\n      text\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RecommendationItem_recommendation on Recommendation {\n    score\n    track {\n      id\n      title\n      artists\n      album\n      spotifyId\n    }\n    ...Reasons_recommendation\n  }\n"): (typeof documents)["\n  fragment RecommendationItem_recommendation on Recommendation {\n    score\n    track {\n      id\n      title\n      artists\n      album\n      spotifyId\n    }\n    ...Reasons_recommendation\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Recommendations($tasteId: ID!, $first: Int!, $after: String) {\n    taste(id: $tasteId) {\n      id\n      recommendations(first: $first, after: $after) {\n        totalCount\n        excludedKnown\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            ...RecommendationItem_recommendation\n            ...ListExport_recommendation\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Recommendations($tasteId: ID!, $first: Int!, $after: String) {\n    taste(id: $tasteId) {\n      id\n      recommendations(first: $first, after: $after) {\n        totalCount\n        excludedKnown\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            ...RecommendationItem_recommendation\n            ...ListExport_recommendation\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TasteResults($id: ID!) {\n    taste(id: $id) {\n      id\n      name\n      likes {\n        id\n        name\n      }\n      dislikes {\n        id\n        name\n      }\n      model {\n        id\n        ...ModelSummary_model\n      }\n      jobs(first: 10) {\n        id\n        state\n        ...Trainings_job\n      }\n      ...DeleteTaste_taste\n    }\n  }\n"): (typeof documents)["\n  query TasteResults($id: ID!) {\n    taste(id: $id) {\n      id\n      name\n      likes {\n        id\n        name\n      }\n      dislikes {\n        id\n        name\n      }\n      model {\n        id\n        ...ModelSummary_model\n      }\n      jobs(first: 10) {\n        id\n        state\n        ...Trainings_job\n      }\n      ...DeleteTaste_taste\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Trainings_job on TrainingJob {\n    id\n    state\n    createdAt\n    cellsTotal\n    best {\n      rocAuc\n    }\n  }\n"): (typeof documents)["\n  fragment Trainings_job on TrainingJob {\n    id\n    state\n    createdAt\n    cellsTotal\n    best {\n      rocAuc\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchTracks($query: String!, $first: Int!, $after: String, $tasteId: ID!, $scored: Boolean!) {\n    searchTracks(query: $query, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...TrackRow_track\n          likelihood(tasteId: $tasteId) @include(if: $scored)\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchTracks($query: String!, $first: Int!, $after: String, $tasteId: ID!, $scored: Boolean!) {\n    searchTracks(query: $query, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...TrackRow_track\n          likelihood(tasteId: $tasteId) @include(if: $scored)\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TasteChoices {\n    me {\n      id\n      tastes {\n        id\n        name\n        model {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TasteChoices {\n    me {\n      id\n      tastes {\n        id\n        name\n        model {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeleteTaste_taste on Taste {\n    id\n    name\n  }\n"): (typeof documents)["\n  fragment DeleteTaste_taste on Taste {\n    id\n    name\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTaste($id: ID!) {\n    deleteTaste(id: $id) {\n      __typename\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTaste($id: ID!) {\n    deleteTaste(id: $id) {\n      __typename\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlaylistChoice_playlist on Playlist {\n    id\n    name\n    own\n    usableCount\n  }\n"): (typeof documents)["\n  fragment PlaylistChoice_playlist on Playlist {\n    id\n    name\n    own\n    usableCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TasteCard_taste on Taste {\n    id\n    name\n    likes {\n      id\n      name\n    }\n    dislikes {\n      id\n      name\n    }\n    model {\n      id\n      chosen {\n        rocAuc\n      }\n    }\n    jobs(first: 1) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  fragment TasteCard_taste on Taste {\n    id\n    name\n    likes {\n      id\n      name\n    }\n    dislikes {\n      id\n      name\n    }\n    model {\n      id\n      chosen {\n        rocAuc\n      }\n    }\n    jobs(first: 1) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tastes {\n    me {\n      id\n      tastes {\n        id\n        ...TasteCard_taste\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tastes {\n    me {\n      id\n      tastes {\n        id\n        ...TasteCard_taste\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTaste($input: CreateTasteInput!) {\n    createTaste(input: $input) {\n      __typename\n      ... on Taste {\n        id\n        name\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTaste($input: CreateTasteInput!) {\n    createTaste(input: $input) {\n      __typename\n      ... on Taste {\n        id\n        name\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeatureBars_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n  }\n"): (typeof documents)["\n  fragment FeatureBars_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeatureTable_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n    receipt {\n      source\n      licence\n      measuredAt\n    }\n  }\n"): (typeof documents)["\n  fragment FeatureTable_features on AudioFeatures {\n    acousticness\n    danceability\n    energy\n    instrumentalness\n    liveness\n    loudness\n    speechiness\n    tempo\n    valence\n    receipt {\n      source\n      licence\n      measuredAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrackRow_track on Track {\n    id\n    title\n    artists\n    album\n    durationMs\n    spotifyId\n    features {\n      ...FeatureBars_features\n      ...FeatureTable_features\n    }\n  }\n"): (typeof documents)["\n  fragment TrackRow_track on Track {\n    id\n    title\n    artists\n    album\n    durationMs\n    spotifyId\n    features {\n      ...FeatureBars_features\n      ...FeatureTable_features\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequeueTraining($jobId: ID!) {\n    requeueTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n        revision\n        failure\n        startedAt\n        finishedAt\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequeueTraining($jobId: ID!) {\n    requeueTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n        revision\n        failure\n        startedAt\n        finishedAt\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelTraining($jobId: ID!) {\n    cancelTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelTraining($jobId: ID!) {\n    cancelTraining(jobId: $jobId) {\n      __typename\n      ... on TrainingJob {\n        id\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrainingData_data on TrainingData {\n    likes\n    dislikes\n    background\n    contradictory\n    withoutFeatures\n  }\n"): (typeof documents)["\n  fragment TrainingData_data on TrainingData {\n    likes\n    dislikes\n    background\n    contradictory\n    withoutFeatures\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Training($id: ID!) {\n    trainingJob(id: $id) {\n      id\n      taste {\n        id\n        name\n      }\n      state\n      revision\n      cellsDone\n      cellsTotal\n      cells(first: 600) {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      data {\n        ...TrainingData_data\n      }\n      createdAt\n      startedAt\n      finishedAt\n      model {\n        id\n        version\n      }\n      failure\n    }\n  }\n"): (typeof documents)["\n  query Training($id: ID!) {\n    trainingJob(id: $id) {\n      id\n      taste {\n        id\n        name\n      }\n      state\n      revision\n      cellsDone\n      cellsTotal\n      cells(first: 600) {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      data {\n        ...TrainingData_data\n      }\n      createdAt\n      startedAt\n      finishedAt\n      model {\n        id\n        version\n      }\n      failure\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TrainingProgress($jobId: ID!) {\n    trainingProgress(jobId: $jobId) {\n      job {\n        id\n        startedAt\n      }\n      fromRevision\n      revision\n      state\n      cellsDone\n      cellsTotal\n      secondsLeft\n      newCells {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription TrainingProgress($jobId: ID!) {\n    trainingProgress(jobId: $jobId) {\n      job {\n        id\n        startedAt\n      }\n      fromRevision\n      revision\n      state\n      cellsDone\n      cellsTotal\n      secondsLeft\n      newCells {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n      best {\n        nEstimators\n        maxFeatures\n        minSamplesLeaf\n        accuracy\n        rocAuc\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TrainTaste($input: TrainTasteInput!) {\n    trainTaste(input: $input) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TrainTaste($input: TrainTasteInput!) {\n    trainTaste(input: $input) {\n      __typename\n      ... on TrainingJob {\n        id\n        state\n      }\n      ... on TasteProblem {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;