import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { createFetcher } from './fetcher.ts';

const FIRST_QUERY = `# Curator's API, as the account that you are signed in with.
# Ctrl-Enter runs what the cursor is in.

query Mine {
  me {
    name
    tastes {
      name
      model {
        chosen { rocAuc accuracy }
      }
    }
  }
  catalogue { tracks playlists }
}
`;

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the explorer.');
createRoot(root).render(<GraphiQL fetcher={createFetcher()} defaultQuery={FIRST_QUERY} />);
