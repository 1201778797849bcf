import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The editor of GraphiQL is one large piece, loaded on its own page only.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: { index: page('index.html'), graphiql: page('graphiql.html') },
      onLog: (level, log, report) => {
        // GraphiQL's parts carry directives for a compiler that does not run here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
