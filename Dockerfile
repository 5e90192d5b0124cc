FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Of all packages only better-sqlite3 needs its install script. Production has MySQL, so where neither a prebuilt
# binary nor a compiler can be had, the image goes without it.
RUN npm ci --ignore-scripts && (npm rebuild better-sqlite3 || echo 'no embedded database in this image')
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src src
COPY migrations migrations
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production PORT=8080
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY sample sample
COPY --chmod=755 deploy/ogrom /usr/local/bin/ogrom
USER node
EXPOSE 8080
# About the process alone, as /health/live is: a restart heals no database.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Exec form: node is process 1 and gets the SIGTERM itself.
CMD ["node", "dist/src/main.js"]
