/** Which screen a person gets: the splash, the door, "no role", or the app. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, type ReactNode } from 'react';
import { useAppState } from './app-context.tsx';
import { DocumentAttributes } from './DocumentAttributes.tsx';
import { ToastProvider } from './parts/Toast.tsx';
import { NoRole } from './screens/NoRole.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Splash } from './screens/Splash.tsx';

const LockScreen = lazy(() => import('./device/LockScreen.tsx'));

export const Entrance = ({ children }: { readonly children: ReactNode }) => (
  // The strict content security policy refuses style elements; Base UI then takes everything from our stylesheets.
  <CSPProvider disableStyleElements>
    <DocumentAttributes />
    <ToastProvider>
      <Door>{children}</Door>
    </ToastProvider>
  </CSPProvider>
);

function Door({ children }: { readonly children: ReactNode }) {
  const session = useAppState((state) => state.session);
  const failure = useAppState((state) => state.sync.failure);
  switch (session.kind) {
    case 'starting':
      return <Splash />;
    case 'signed_out':
      return <SignIn />;
    case 'locked':
      return (
        <Suspense fallback={<Splash />}>
          <LockScreen session={session} />
        </Suspense>
      );
    case 'signed_in':
      return failure?.code === 'no_profile' ? <NoRole email={session.email} /> : children;
  }
}
