import type { ServiceView } from '../../model/view';
export function ScalingPanel({ service }: { service: ServiceView }) {
  return <p>{service.name}</p>;
}
