import { lazy, type LazyExoticComponent, type ReactNode } from 'react';
import type { ReferencePage } from '../../state/view-store';
import type { ReferencePageProps } from './reference-page';

/** The tabs of what can be looked up, each loaded when it is shown. */
export const REFERENCE_PAGES: readonly {
  id: ReferencePage;
  label: string;
  Page: LazyExoticComponent<(props: ReferencePageProps) => ReactNode>;
}[] = [
  {
    id: 'phrasebook',
    label: 'Docker phrasebook',
    Page: lazy(() => import('./phrasebook/phrasebook-page')),
  },
  {
    id: 'commands',
    label: 'Commands',
    Page: lazy(() => import('./command-book/command-book-page')),
  },
  {
    id: 'launch-types',
    label: 'Launch types',
    Page: lazy(() => import('./launch-types/launch-types-page')),
  },
  {
    id: 'fidelity',
    label: 'What is simulated',
    Page: lazy(() => import('./fidelity/fidelity-page')),
  },
];
