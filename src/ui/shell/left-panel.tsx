import { lazy } from 'react';
import type { LeftTab } from '../../state/view-store';
import { Late } from '../kit/late';
import { TabStrip } from '../kit/tab-strip';
import { Palette } from '../palette/palette';
import { useParts, useView } from '../sandbox-context';
import styles from './left-panel.module.css';

// They bring every scenario's script along.
const Templates = lazy(async () => ({
  default: (await import('../palette/templates')).Templates,
}));

const Outline = lazy(async () => ({ default: (await import('../tree/outline')).Outline }));

const Learn = lazy(async () => ({ default: (await import('../learn/learn-panel')).LearnPanel }));

const PANELS = { build: Palette, templates: Templates, learn: Learn, outline: Outline };
const TABS: readonly { id: LeftTab; label: string }[] = [
  { id: 'build', label: 'Build' },
  { id: 'templates', label: 'Templates' },
  { id: 'learn', label: 'Learn' },
  { id: 'outline', label: 'Outline' },
];

/** What can be put on the canvas, what can be opened ready-made, what is there in words. */
export function LeftPanel() {
  const { view } = useParts();
  const tab = useView((state) => state.leftTab);
  const Panel = PANELS[tab];
  return (
    <>
      <h2 className="unseen">{TABS.find(({ id }) => id === tab)?.label}</h2>
      <div className={styles.tabs}>
        <TabStrip
          label="Left panel"
          tabs={TABS}
          selected={tab}
          onSelect={(id) => view.setState({ leftTab: id })}
          panelPrefix="left"
        />
      </div>
      <div
        className={styles.body}
        role="tabpanel"
        id={`left-${tab}`}
        aria-labelledby={`left-${tab}-tab`}
      >
        <Late>
          <Panel />
        </Late>
      </div>
    </>
  );
}
