import { Loader } from '@mantine/core';
import type { ServiceView } from '../../model/view';
import styles from '../add/add-card.module.css';
import { useDeployFacts } from './deploy-facts';
import { DeployForm } from './deploy-form';

/** The form that fits the service's deployment controller. */
export default function DeployPanel(props: { service: ServiceView; onClose: () => void }) {
  const { service } = props;
  const facts = useDeployFacts(service);
  if (!facts) return <Loader size="sm" aria-label="Loading" />;
  if (facts.controller === 'EXTERNAL') {
    return (
      <p className={styles.why}>
        The deployments of {service.name} are driven from outside: its task sets are made, scaled
        and promoted one by one, in the inspector or by commands.
      </p>
    );
  }
  return <DeployForm facts={facts} {...props} />;
}
