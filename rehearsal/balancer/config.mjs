/**
 * HAProxy as the application load balancer of the environment: its checks, thresholds, slow start and idle timeout.
 * Like it, it never sends a request twice and keeps connections to the instances open. `redispatch` lets a connection
 * that was refused, so that nothing was sent yet, go to another instance. Slots are filled over `socket`.
 */
export function balancerConfig(settings, { port, socket, slots, redispatch = false }) {
  return `global
  stats socket ${socket} mode 600 level admin
  maxconn 4000

defaults
  mode http
  timeout connect 2s
  timeout client ${settings.idleMs}ms
  timeout server ${settings.idleMs}ms
  timeout http-keep-alive ${settings.idleMs}ms
  http-reuse always
  retries ${redispatch ? 1 : 0}
${redispatch ? '  retry-on conn-failure\n  option redispatch 1\n' : ''}
frontend clients
  bind 127.0.0.1:${port}
  option forwardfor
  default_backend instances

backend instances
  balance roundrobin
  option httpchk
  http-check send meth GET uri ${settings.healthPath} ver HTTP/1.1 hdr Host instance
  http-check expect rstatus ^(${settings.matcher.replaceAll(',', '|')})$
  timeout check ${settings.probeTimeoutMs}ms
  default-server check inter ${settings.intervalMs}ms fall ${settings.unhealthyThreshold} rise ${settings.healthyThreshold}${slowStart(settings)} weight 100 disabled
  server-template i 1-${slots} 127.0.0.1:1
`;
}

const slowStart = ({ slowStartMs }) => (slowStartMs > 1 ? ` slowstart ${slowStartMs}ms` : '');

/** A connection to a system behind, that can be cut: what comes to `port` goes on to `to`. */
export function wireConfig({ port, to }) {
  return `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h

listen wire
  bind 127.0.0.1:${port}
  server system ${to}
`;
}
