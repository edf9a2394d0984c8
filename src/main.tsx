/** The page's entry: starts the app and shows it, or says why it cannot start. */
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { CrashScreen, ErrorBoundary } from './app/errors.tsx';
import { start } from './app/start.ts';
import { toFailure } from './domain/failure.ts';
import './ui/tokens.css';
import './ui/base.css';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);

start().then(
  ({ app }) =>
    root.render(
      <ErrorBoundary>
        <App app={app} />
      </ErrorBoundary>,
    ),
  (thrown: unknown) => {
    root.render(<CrashScreen failure={toFailure(thrown)} />);
    reportError(thrown);
  },
);
