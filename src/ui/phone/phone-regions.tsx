import { ActionIcon } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { lazy } from 'react';
import { EcsIcon } from '../../drawing/icons';
import { Late } from '../kit/late';
import { useCaption } from '../presenter/use-caption';
import { useParts, useView } from '../sandbox-context';
import { AppearanceMenu } from '../shell/appearance-menu';
import { MoreMenu } from '../shell/more-menu';
import { openPalette } from '../shell/panels.action';
import { SandboxName } from '../shell/sandbox-name';
import { useDrawingTheme } from '../theme/drawing-theme';
import { Transport } from '../transport/transport';
import styles from './phone-regions.module.css';

const Inspector = lazy(async () => ({
  default: (await import('../inspector/inspector')).Inspector,
}));

/** The top of the page as wide as a phone: which sandbox this is, and what there is beside it. */
export function PhoneTop() {
  const parts = useParts();
  const theme = useDrawingTheme();
  return (
    <header className={styles.top}>
      <h1 className="unseen">ECS Sandbox</h1>
      <svg width={24} height={24} className={styles.icon} aria-hidden>
        <EcsIcon theme={theme} x={0} y={0} size={24} />
      </svg>
      <div className={styles.name}>
        <SandboxName />
      </div>
      <ActionIcon aria-label={openPalette.label} onClick={() => openPalette.run(parts)}>
        <Search size={17} />
      </ActionIcon>
      <MoreMenu />
      <AppearanceMenu />
    </header>
  );
}

/** What just happened; while nothing has, what can be done here. */
function Said() {
  const caption = useCaption();
  return (
    <p className={styles.said} data-quiet={caption === null || undefined}>
      {caption?.text ??
        'Watch, play and travel in time here; to build, open this sandbox in a wider window.'}
    </p>
  );
}

/** The foot of the page: what is happening, and what plays and pauses it. */
export function PhoneFoot() {
  return (
    <footer className={styles.foot}>
      <Said />
      <Transport />
    </footer>
  );
}

/** What was tapped, told in a sheet below the canvas; nothing while nothing is selected. */
export function PhoneSheet() {
  const { view } = useParts();
  const asked = useView(({ selection }) => selection.length > 0);
  if (!asked) return null;
  return (
    <aside className={styles.sheet} id="right-panel" aria-label="Inspector">
      <ActionIcon
        className={styles.close}
        aria-label="Close the inspector"
        onClick={() => view.setState({ selection: [] })}
      >
        <X size={18} />
      </ActionIcon>
      <Late>
        <Inspector />
      </Late>
    </aside>
  );
}
