import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { Fragment } from 'react';
import { installApp } from '../about/install.action';
import { showLicences } from '../about/licences.action';
import { compare } from '../compare/compare.action';
import { recordRun } from '../record/record.action';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { useParts, useView } from '../sandbox-context';
import { sweep } from '../sweep/sweep.action';
import { takeTour } from '../tour/tour.action';
import type { Action } from './action';
import { keyCaps } from './keys';
import styles from './more-menu.module.css';
import { share, showShortcuts } from './panels.action';

/** What is wanted now and then. */
const PARTS: readonly (readonly Action[])[] = [
  [compare, sweep, recordRun],
  [share],
  REFERENCE_ACTIONS,
  [takeTour, showShortcuts, showLicences],
];

/** Actions that have no button of their own in the bar, with their keys. */
export function MoreMenu() {
  const parts = useParts();
  const isInstallable = useView((state) => state.installApp !== null);
  // Most browsers never offer it: an entry that never works would only be in the way.
  const shown = isInstallable ? [...PARTS, [installApp]] : PARTS;
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <Tooltip label="More">
          <ActionIcon aria-label="More">
            <Ellipsis size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map((actions, index) => (
          <Fragment key={index}>
            {index > 0 && <Menu.Divider />}
            {actions.map((action) => (
              <Menu.Item
                key={action.id}
                disabled={!action.when(parts)}
                onClick={() => action.run(parts)}
                rightSection={
                  action.keys[0] !== undefined && (
                    <kbd className={styles.keys}>{keyCaps(action.keys[0]).join(' ')}</kbd>
                  )
                }
              >
                {action.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
