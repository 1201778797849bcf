import type { HttpServer } from '@curator/service-kit';
import helmet from '@fastify/helmet';

/** Only our own files and connections. Styles may be inline: the component library sets sizes that way. */
export async function addSecurityHeaders(server: HttpServer, publicUrl: string): Promise<void> {
  const secure = publicUrl.startsWith('https://');
  const socketUrl = publicUrl.replace(/^http/, 'ws');
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", socketUrl],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
  });
}
