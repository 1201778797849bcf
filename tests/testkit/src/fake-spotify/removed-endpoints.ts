import type { FastifyInstance } from 'fastify';
import { authenticate } from './access.ts';
import { SpotifyError } from './spotify-error.ts';
import type { World } from './world.ts';

/** Still known by name, refused to new apps. */
const FORBIDDEN = [
  ...['albums', 'artists', 'audiobooks', 'chapters', 'episodes', 'shows', 'tracks', 'markets'].map(
    (name) => `GET /${name}`,
  ),
  ...['GET', 'POST', 'PUT', 'DELETE'].map((method) => `${method} /playlists/:id/tracks`),
  ...['PUT /me/tracks', 'DELETE /me/tracks', 'GET /me/tracks/contains'],
  ...['GET /users/:id', 'GET /users/:id/playlists', 'POST /users/:id/playlists'],
  ...['GET /audio-features/:id', 'GET /audio-analysis/:id', 'GET /artists/:id/top-tracks'],
  ...['GET /browse/categories', 'GET /browse/categories/:id', 'GET /browse/new-releases'],
];

/** Gone for new apps since 2024 as if they had never been. */
const NOT_FOUND = [
  ...['GET /recommendations', 'GET /recommendations/available-genre-seeds', 'GET /artists/:id/related-artists'],
  ...['GET /browse/featured-playlists', 'GET /browse/categories/:id/playlists'],
];

/** Answers what clients of earlier years still call. Apps with extended quota have it all; the fake does not play that. */
export function addRemovedEndpoints(server: FastifyInstance, world: World): void {
  const refuse = (endpoint: string, status: number, message: string) => {
    const [method = '', path = ''] = endpoint.split(' ');
    server.route({
      method,
      url: `/v1${path}`,
      handler: async (request) => {
        authenticate(world, request);
        throw new SpotifyError(status, message);
      },
    });
  };
  for (const endpoint of FORBIDDEN) refuse(endpoint, 403, 'Forbidden');
  for (const endpoint of NOT_FOUND) refuse(endpoint, 404, 'Not Found');
}
