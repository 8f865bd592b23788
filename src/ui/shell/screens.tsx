import { lazy, type LazyExoticComponent, type ReactNode } from 'react';
import type { Screen } from '../../state/view-store';
import { Late } from '../kit/late';
import { useView } from '../sandbox-context';
import styles from './screens.module.css';

/** What can take the page's place, each loaded when it is asked for. */
const SCREENS: Partial<Record<Screen['kind'], LazyExoticComponent<() => ReactNode>>> = {
  compare: lazy(() => import('../compare/compare-screen')),
  sweep: lazy(() => import('../sweep/sweep-screen')),
  'lesson-editor': lazy(() => import('../learn/lesson-editor')),
  reference: lazy(() => import('../reference/reference-screen')),
};

/** The screen that lies over the workbench; the workbench stays as it is below. */
export function Screens() {
  const kind = useView(({ screen }) => screen.kind);
  const Shown = SCREENS[kind];
  return Shown ? (
    <div className={styles.over}>
      <Late>
        <Shown />
      </Late>
    </div>
  ) : null;
}
