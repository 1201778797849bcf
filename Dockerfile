# One image for all services; Kubernetes says by the command which one a pod runs (see k8s/).
FROM node:24.21.0-slim AS base
WORKDIR /app
# The version that package.json pins.
RUN npm install --global pnpm@12.21.0

# What both installs look at. The sources come later: a change in them installs nothing anew.
FROM base AS manifests
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/forest/package.json packages/forest/
COPY packages/service-kit/package.json packages/service-kit/
COPY services/auth/package.json services/auth/
COPY services/catalog/package.json services/catalog/
COPY services/gateway/package.json services/gateway/
COPY services/trainer/package.json services/trainer/
COPY web/package.json web/

# What the services need to run, and nothing else.
FROM manifests AS production
RUN pnpm install --prod --frozen-lockfile --filter "./packages/*" --filter "./services/*"

# What is made from the sources: the database clients, the learning kernel, and the page.
FROM manifests AS build
RUN pnpm install --frozen-lockfile --filter "./services/*" --filter "./web" --filter "./packages/forest"
COPY services/auth/prisma/schema.prisma services/auth/prisma/
COPY services/catalog/prisma/schema.prisma services/catalog/prisma/
COPY services/trainer/prisma/schema.prisma services/trainer/prisma/
# The clients need no engine, but the command line insists on one and would download it: any existing file will do.
RUN for service in auth catalog trainer; do \
      (cd "services/$service" && PRISMA_SCHEMA_ENGINE_BINARY="$(command -v node)" CHECKPOINT_DISABLE=1 \
        node node_modules/prisma/build/index.js generate) || exit 1; \
    done
COPY packages/forest packages/forest
RUN node packages/forest/build-kernel.mjs
COPY tsconfig.json ./
COPY web web
RUN cd web && node node_modules/vite/bin/vite.js build

FROM node:24.21.0-slim
WORKDIR /app
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=true
COPY --from=production /app ./
COPY packages packages
COPY services services
COPY --from=build /app/services/auth/generated services/auth/generated
COPY --from=build /app/services/catalog/generated services/catalog/generated
COPY --from=build /app/services/trainer/generated services/trainer/generated
COPY --from=build /app/packages/forest/build packages/forest/build
COPY --from=build /app/web/dist web/dist
# By number, so that Kubernetes can see that it is not root. Nothing of /app is this user's to change.
USER 10001:10001
EXPOSE 8080
CMD ["node", "services/gateway/src/main.ts"]
