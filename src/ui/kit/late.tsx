import { Component, type ReactNode, Suspense } from 'react';

interface LateProps {
  children: ReactNode;
  /** Shown until it is there; nothing unless given. */
  fallback?: ReactNode;
}

/**
 * A part of the page that is loaded when it is needed. If it cannot be, it says so in its own
 * place, and the rest of the page lives on.
 */
export class Late extends Component<LateProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { children, fallback } = this.props;
    if (this.state.failed) {
      return <p role="alert">This part of the page could not be loaded. Reload the page.</p>;
    }
    return <Suspense fallback={fallback}>{children}</Suspense>;
  }
}
