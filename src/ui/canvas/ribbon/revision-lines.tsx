import { RevisionMark } from '../../../drawing/revision-mark';
import { TOKENS } from '../../../drawing/tokens';
import { rolesOfService } from '../../../drawing/revision-roles';
import type { ServiceDeploymentView } from '../../../model/view';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { calmFor } from '../calm-keeper';
import { revisionFigures } from './revision-figures';
import { type DeployingService, isOneName, moreDigits } from './ribbon-facts';
import styles from './ribbon.module.css';

type Revision = ServiceDeploymentView['revisions'][number];

/** `108`, `2.5`: enough figures to tell, never more than three. */
const rate = (value: number): string =>
  value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);

/** `0`, `0.02`, `2.9`, `37`. */
function share(percent: number): string {
  if (percent === 0) return '0';
  if (percent < 0.1) return percent.toFixed(2);
  return percent < 10 ? percent.toFixed(1) : String(Math.round(percent));
}

const weight = (percent: number): string => String(Math.round(percent * 10) / 10);

function weightWords({ productionWeight, testWeight }: Revision): string {
  if (productionWeight === null) return '';
  const test = testWeight !== null && testWeight > 0 && productionWeight === 0;
  return test ? 'test' : `${weight(productionWeight)} %`;
}

/**
 * Both revisions side by side: their share of the traffic, their tasks, and how they answer. When
 * it is over roles have rolled over on the canvas: then the marks have no colour.
 */
export function RevisionLines({ service }: { service: DeployingService }) {
  const theme = useDrawingTheme();
  const deployment = service.serviceDeployment;
  const roles = rolesOfService(service);
  const { isOver } = deployment;
  const isSame = isOneName(deployment);
  const { mirror } = useParts();
  const figuresOf = (revision: Revision) =>
    revisionFigures(calmFor(mirror), { revision, isOver }, mirror.getState());
  return (
    <table className={styles.revisions} data-many={moreDigits(deployment) > 0 || undefined}>
      <caption className="unseen">
        {isOver
          ? 'Each revision over the whole deployment'
          : 'Each revision over the last ten seconds'}
      </caption>
      <thead className={isOver ? undefined : 'unseen'}>
        {isOver && (
          <tr className={styles.spans} aria-hidden>
            <td />
            <td colSpan={2}>now</td>
            <td colSpan={3}>on average of the whole deployment</td>
          </tr>
        )}
        <tr className="unseen">
          <th scope="col">Revision</th>
          <th scope="col">Share of the traffic</th>
          <th scope="col">Tasks running of wanted</th>
          <th scope="col">Requests a second</th>
          <th scope="col">5xx</th>
          <th scope="col">p99</th>
        </tr>
      </thead>
      <tbody>
        {deployment.revisions.map((one) => {
          const idle = one.requestsPerSecond === 0;
          const figures = figuresOf(one);
          const role = roles.get(one.deploymentId) ?? one.role;
          return (
            <tr key={one.deploymentId}>
              <th scope="row" data-role={isOver ? undefined : role}>
                <span className={isSame ? styles.revision : undefined}>
                  <svg width={8} height={16} aria-hidden>
                    <RevisionMark
                      role={isOver ? one.role : role}
                      theme={theme}
                      {...{ x: 0, y: 0, width: 7, height: 16 }}
                      {...(isOver && { colour: TOKENS[theme].secondary })}
                    />
                  </svg>
                  <span className={styles.called} title={one.taskDefinition}>
                    {one.taskDefinition}
                  </span>
                  <span className={isSame ? styles.role : 'unseen'}>, {one.role}</span>
                </span>
              </th>
              <td>{weightWords(one)}</td>
              <td>{`${one.running}/${one.desired} running`}</td>
              <td>{`${rate(figures.requestsPerSecond)} req/s`}</td>
              <td data-failing={figures.isFailing || undefined}>
                {idle ? '–' : `${share(figures.errorPercent)} % 5xx`}
              </td>
              <td>{idle ? '–' : `p99 ${Math.round(figures.p99Ms)} ms`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
