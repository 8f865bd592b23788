import type { ReactNode } from 'react';
import { RevisionMark } from '../../../drawing/revision-mark';
import { rolesOfService } from '../../../drawing/revision-roles';
import type { ServiceView } from '../../../model/view';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { GestureButton } from './gesture-button';
import { nextStepOf } from './next-step';
import styles from './ribbon.module.css';

interface StepsProps {
  service: ServiceView;
  isFolded: boolean;
  children: ReactNode;
}

/** The task sets of a service with the EXTERNAL controller, and the next step of whoever drives. */
export function TaskSetSteps({ service, isFolded, children }: StepsProps) {
  const theme = useDrawingTheme();
  const roles = rolesOfService(service);
  // The ribbon looks again whenever any entity has changed.
  const { entities } = useParts().mirror.getState();
  const { words, offer } = nextStepOf(service, entities);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <span className={styles.subject}>{`Task sets of ${service.name}`}</span>
          <span> · EXTERNAL</span>
        </h2>
        <span className={styles.left} />
        {offer && (
          <GestureButton key={offer.word} look="main" plan={offer.plan}>
            {offer.word}
          </GestureButton>
        )}
        {children}
      </header>
      {!isFolded && (
        <>
          <table className={styles.revisions}>
            <caption className="unseen">Task sets</caption>
            <tbody>
              {service.deployments.toReversed().map((set) => (
                <tr key={set.id}>
                  <th scope="row" data-role={roles.get(set.id)}>
                    <svg width={8} height={16} aria-hidden>
                      <RevisionMark
                        role={roles.get(set.id) ?? 'neutral'}
                        theme={theme}
                        {...{ x: 0, y: 0, width: 7, height: 16 }}
                      />
                    </svg>
                    {set.taskDefinition}
                  </th>
                  <td colSpan={2}>{set.status}</td>
                  <td colSpan={3}>
                    {`${set.running} running · ${set.desired} of ${service.desired} wanted`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.outcome} role="status">
            {words}
          </p>
        </>
      )}
    </>
  );
}
