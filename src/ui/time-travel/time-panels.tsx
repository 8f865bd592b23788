import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { Bookmark, GitBranch } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { TimePanel } from '../../state/view-store';
import { Late } from '../kit/late';
import { useMirror, useParts, useView, useWorkspace } from '../sandbox-context';
import type { Action } from '../shell/action';
import { keyCaps } from '../shell/keys';
import styles from './scrubber.module.css';
import { showBookmarks, showRuns } from './time-panels.action';

const BookmarkList = lazy(() => import('./bookmark-list'));
const RunList = lazy(() => import('./run-list'));

function PanelButton(props: {
  kind: TimePanel['kind'];
  action: Action;
  name: string;
  count: number;
  icon: ReactNode;
  children: ReactNode;
}) {
  const { kind, action, name, count, icon, children } = props;
  const parts = useParts();
  const isOpen = useView(({ timePanel }) => timePanel?.kind === kind);
  const close = () => parts.view.setState({ timePanel: null });
  const keys = keyCaps(action.keys[0] ?? '').join(' ');
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 150 }}
    >
      <Popover.Target>
        <Tooltip label={`${action.label} (${keys})`} disabled={isOpen}>
          <UnstyledButton
            className={styles.icon}
            aria-label={count > 0 ? `${name}: ${count}` : name}
            aria-expanded={isOpen}
            onClick={() => action.run(parts)}
          >
            {icon}
            {count > 0 && <span aria-hidden>{count}</span>}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={name}>
        {isOpen && <Late>{children}</Late>}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Moments of the run that somebody wants to find again. */
export function BookmarksButton() {
  const count = useWorkspace((state) => state.workbench.bookmarks.length);
  return (
    <PanelButton
      kind="bookmarks"
      action={showBookmarks}
      name="Bookmarks"
      count={count}
      icon={<Bookmark size={13} aria-hidden />}
    >
      <BookmarkList />
    </PanelButton>
  );
}

/** Runs that were left for the one that is shown. */
export function RunsButton() {
  const count = useMirror((state) => state.run.branches?.length ?? 0);
  return (
    <PanelButton
      kind="runs"
      action={showRuns}
      name="Runs left"
      count={count}
      icon={<GitBranch size={13} aria-hidden />}
    >
      <RunList />
    </PanelButton>
  );
}
