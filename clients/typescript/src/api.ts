// Made from clients/openapi.json by `npm run contract`; changes made by hand are lost.
/* eslint-disable */
export interface paths {
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Browse products
         * @description Along the indexes of the database, by cursor. With `ids`: those products in one request.
         */
        get: operations["getV1Products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product whole */
        get: operations["getV1ProductsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The offers of a product
         * @description In stock first, then by price. With `live` each offer says in `checked` what came of asking its shop; where that is not `live`, it is shown as the catalogue knows it.
         */
        get: operations["getV1ProductsByIdOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Similar products
         * @description The same kind of thing, in stock, and not the same product in another colour.
         */
        get: operations["getV1ProductsByIdSimilar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search products
         * @description Ranked by relevance, tolerant to typos, in German and English, with synonyms and compounds. All words are required where that leaves hits.
         */
        get: operations["getV1Search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete what is being typed */
        get: operations["getV1Suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tree of categories
         * @description In the order of their ids, so that a category comes before its descendants.
         */
        get: operations["getV1Categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One category with its children */
        get: operations["getV1CategoriesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The brands
         * @description In the order of their ids, with how many products each has.
         */
        get: operations["getV1Brands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One brand */
        get: operations["getV1BrandsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shops
         * @description In the order of their ids, with how many products each has.
         */
        get: operations["getV1Shops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One shop */
        get: operations["getV1ShopsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outfits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Outfits, by owner, product or text
         * @description Public ones, and drafts to their owner with `owner=me`. With a filter it looks at the newest 10,000 outfits that match it.
         */
        get: operations["getV1Outfits"];
        put?: never;
        /** Compose an outfit */
        post: operations["postV1Outfits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outfits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One outfit, with what it costs now
         * @description Draft or unknown, both are 404 to others. It stays readable when a product disappears: the item says so.
         */
        get: operations["getV1OutfitsById"];
        /**
         * Write an outfit anew
         * @description As a whole: what the body leaves out is as if it had never been said.
         */
        put: operations["putV1OutfitsById"];
        post?: never;
        /** Delete an outfit, and the likes for it */
        delete: operations["deleteV1OutfitsById"];
        options?: never;
        head?: never;
        /**
         * Change some of an outfit
         * @description By JSON Merge Patch (RFC 7396): null takes a member away, lists are replaced as a whole.
         */
        patch: operations["patchV1OutfitsById"];
        trace?: never;
    };
    "/v1/outfits/{id}/likes/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether I like an outfit */
        get: operations["getV1OutfitsByIdLikesMe"];
        /**
         * Like an outfit
         * @description Once, however often it is said.
         */
        put: operations["putV1OutfitsByIdLikesMe"];
        post?: never;
        /** Like an outfit no longer */
        delete: operations["deleteV1OutfitsByIdLikesMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My favourites, with their products
         * @description The latest first.
         */
        get: operations["getV1Favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/favourites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a product is a favourite of mine */
        get: operations["getV1FavouritesById"];
        /**
         * Keep a product
         * @description Once, however often it is said.
         */
        put: operations["putV1FavouritesById"];
        post?: never;
        /** Keep a product no longer */
        delete: operations["deleteV1FavouritesById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete all that is kept of me
         * @description My outfits with the likes for them, my likes, my favourites, and the answers kept for my Idempotency-Keys. One that was cut off goes on when it is sent again.
         */
        delete: operations["deleteV1Me"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports, newest first */
        get: operations["getV1Imports"];
        put?: never;
        /**
         * Bring a shop’s feed in
         * @description The feed is the body (CSV, TSV, XML or NDJSON, plain or gzip), or is fetched from the `url` in a JSON body. It is stored before the answer, so an import that was accepted is never lost.
         */
        post: operations["postV1Imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import goes */
        get: operations["getV1ImportsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was wrong with the rows of an import */
        get: operations["getV1ImportsByIdIssues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/index-builds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last index builds
         * @description Those that were asked for, and those that a release began whose mapping is newer.
         */
        get: operations["getV1IndexBuilds"];
        put?: never;
        /**
         * Rebuild the search index
         * @description Aside, while changes go on; verified, then swapped in one step. The previous index stays for a way back.
         */
        post: operations["postV1IndexBuilds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/index-builds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an index build goes */
        get: operations["getV1IndexBuildsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed since a position
         * @description Oldest first; whoever follows `page.next` sees each change once. With `wait` it answers as soon as there is a change, and with an empty page after that time. A position that the log no longer reaches is answered by `changes_expired`, which tells how to start over.
         */
        get: operations["getV1Changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes as they come, as server-sent events
         * @description An event’s `id` is its position, its `event` the type, its `data` a `Change` as in the list. A client that comes again with `Last-Event-ID` misses nothing and gets nothing twice. Comments say that the stream lives. An event `end` is the last one of an instance that stops: another one goes on. A client that takes nothing is dropped.
         */
        get: operations["getV1ChangesStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/out/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the shop
         * @description Redirects to the shop’s page of the offer, with the parameters of the shop’s template and a click id. The click is recorded before the redirect is sent, whatever becomes of the process. Clicks of bots, prefetches (`Sec-Purpose`, `Purpose`, `X-Moz`) and repetitions by the same person within 10 s are redirected as well, and marked in the reports. HEAD gives the shop’s bare link and records nothing. A withdrawn offer answers 410 with `alternatives`.
         */
        get: operations["getV1OutByOfferId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/click-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was clicked
         * @description Every click-out that was redirected is counted at once, exactly once, under the shop and brand that it had then. Pages of a period that is over are stable; those of a period with today move with the clicks.
         */
        get: operations["getV1ClickReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/click-templates/{shopId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a shop’s links are called */
        get: operations["getV1ClickTemplatesByShopId"];
        /**
         * Set how a shop’s links are called
         * @description Click-outs follow within ten seconds. The host of a link is the shop’s, or the one in the template.
         */
        put: operations["putV1ClickTemplatesByShopId"];
        post?: never;
        /** Use a shop’s links as they are */
        delete: operations["deleteV1ClickTemplatesByShopId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clients
         * @description In the order of their making, the revoked ones too.
         */
        get: operations["getV1Clients"];
        put?: never;
        /**
         * Make a client
         * @description The answer holds its first key, which is stored as a hash only: nobody can show it again.
         */
        post: operations["postV1Clients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One client and its keys */
        get: operations["getV1ClientsById"];
        put?: never;
        post?: never;
        /**
         * End a client and all its keys
         * @description Everywhere within 10 s, and for good.
         */
        delete: operations["deleteV1ClientsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client another key
         * @description The key before goes on for a while, so that the client can change over without a pause.
         */
        post: operations["postV1ClientsByIdKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a key
         * @description Everywhere within 10 s.
         */
        delete: operations["deleteV1ClientsByIdKeysByKeyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Several requests in one round trip
         * @description Up to 20 requests, 10 at a time, each answered as if it had come alone: its own status, its own authorization with the credentials of the batch, its own place in the rate limit.
         *
         *     `{result=NAME:JSONPATH}` stands for what a JSONPath (RFC 9535) selects from the body of the answer to another request, which then goes first. Lists are taken apart. In the **path** several values make a request for each (at most 100 in the batch, every combination where there are several references), answered as `parts`; later references see the list of their bodies. In the **query** and in **headers** they are joined by commas. In a JSON **body** a text that is nothing but a reference becomes the value itself, a list where the JSONPath may select several; within a longer text they are joined by commas. Values are encoded for where they stand.
         *
         *     A request fails with a status of 400 or more, or where a reference selects nothing (424); what refers to it then gets 424, nothing else does. A JSONPath has `..` at most once and not beside a filter, at most two filters, and no `match()` or `search()`. No batch may hold a batch or a stream of events.
         */
        post: operations["postV1Batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProductList: {
            items: components["schemas"]["ProductListItem"][];
            page: components["schemas"]["PageLinks"];
            /** @description Where prices were converted. */
            rates?: components["schemas"]["RatesUsed"];
        };
        /** @description A card, with the members that `embed` asks for. */
        ProductListItem: {
            id: string;
            title: string;
            brand?: components["schemas"]["Named"];
            category?: components["schemas"]["Named"];
            /** @enum {string} */
            gender?: "female" | "male" | "unisex";
            colour?: string;
            readonly sizes: string[];
            image?: string;
            priceRange?: components["schemas"]["PriceRange"];
            bestOffer?: components["schemas"]["BestOffer"];
            offerCount: number;
            inStock: boolean;
            onSale: boolean;
            description?: string;
            readonly images?: string[];
            readonly colours?: string[];
            material?: string;
            readonly variants?: components["schemas"]["Variant"][];
        };
        Named: {
            id: string;
            name: string;
        };
        PriceRange: {
            min: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
        };
        Money: {
            /** @description In major units, for example 49.95. */
            amount: number;
            /** @description ISO 4217. */
            currency: string;
        };
        BestOffer: {
            id: string;
            shop: components["schemas"]["Named"];
            /** @description The shop's own id from its feed. */
            sku: string;
            price: components["schemas"]["Money"];
            /** @description The price before a reduction. */
            listPrice?: components["schemas"]["Money"];
            inStock: boolean;
        };
        Variant: {
            id: string;
            gtin?: string;
            colour?: string;
            readonly sizes: string[];
            readonly images: string[];
            /** @description In stock first, then by price, then by id. */
            readonly offers: components["schemas"]["Offer"][];
        };
        Offer: {
            id: string;
            shop: components["schemas"]["Named"];
            /** @description The shop's own id from its feed. */
            sku: string;
            price: components["schemas"]["Money"];
            /** @description The price before a reduction. */
            listPrice?: components["schemas"]["Money"];
            inStock: boolean;
            /** @enum {string} */
            availability: "in_stock" | "out_of_stock" | "preorder" | "backorder";
            readonly sizes: string[];
            link: string;
        };
        PageLinks: {
            self: string;
            next?: string;
            prev?: string;
        };
        RatesUsed: {
            /**
             * Format: date
             * @description The day of the reference rates.
             */
            date: string;
            /**
             * @description Fetched from the European Central Bank, or those of the release.
             * @enum {string}
             */
            source: "ecb" | "bundled";
            /** @description Whether newer ones should have been published by now. */
            stale: boolean;
        };
        PricedProduct: {
            id: string;
            title: string;
            brand?: components["schemas"]["Named"];
            category?: components["schemas"]["CategoryRef"];
            /** @enum {string} */
            gender?: "female" | "male" | "unisex";
            colour?: string;
            readonly sizes: string[];
            image?: string;
            priceRange?: components["schemas"]["PriceRange"];
            bestOffer?: components["schemas"]["BestOffer"];
            offerCount: number;
            inStock: boolean;
            onSale: boolean;
            description?: string;
            /** @enum {string} */
            ageGroup?: "newborn" | "infant" | "toddler" | "kids" | "adult";
            material?: string;
            readonly colours: string[];
            readonly images: string[];
            readonly variants: components["schemas"]["Variant"][];
            /**
             * Format: date-time
             * @description When the catalogue first had it.
             */
            createdAt: string;
            /** @description Where prices were converted. */
            rates?: components["schemas"]["RatesUsed"];
        };
        CategoryRef: {
            id: string;
            name: string;
            readonly path: components["schemas"]["Named"][];
        };
        OfferList: {
            items: components["schemas"]["VariantOffer"][];
            /** @description How the live check went. */
            live?: {
                deadlineMs: number;
                tookMs: number;
                /** @description Whether every shop that can be asked has answered. */
                complete: boolean;
            };
            /** @description Where prices were converted. */
            rates?: components["schemas"]["RatesUsed"];
        };
        VariantOffer: {
            id: string;
            shop: components["schemas"]["Named"];
            /** @description The shop's own id from its feed. */
            sku: string;
            price: components["schemas"]["Money"];
            /** @description The price before a reduction. */
            listPrice?: components["schemas"]["Money"];
            inStock: boolean;
            /** @enum {string} */
            availability: "in_stock" | "out_of_stock" | "preorder" | "backorder";
            readonly sizes: string[];
            link: string;
            variantId: string;
            /**
             * @description live: the shop has just said so; stale: no answer by the deadline; unreachable: asking failed; refused: the answer is not believed; unsupported: the shop cannot be asked.
             * @enum {string}
             */
            checked?: "live" | "stale" | "unreachable" | "refused" | "unsupported";
            /**
             * Format: date-time
             * @description When the shop said so.
             */
            checkedAt?: string;
        };
        SimilarList: {
            items: components["schemas"]["ProductCard"][];
            /** @description Where prices were converted. */
            rates?: components["schemas"]["RatesUsed"];
        };
        ProductCard: {
            id: string;
            title: string;
            brand?: components["schemas"]["Named"];
            category?: components["schemas"]["Named"];
            /** @enum {string} */
            gender?: "female" | "male" | "unisex";
            colour?: string;
            readonly sizes: string[];
            image?: string;
            priceRange?: components["schemas"]["PriceRange"];
            bestOffer?: components["schemas"]["BestOffer"];
            offerCount: number;
            inStock: boolean;
            onSale: boolean;
        };
        SearchResults: {
            items: components["schemas"]["SearchHit"][];
            /** @description A lower bound where `exact` is false. */
            total: {
                count: number;
                exact: boolean;
            };
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description How the text was understood. */
            query: {
                text: string;
                /** @description True where hardly anything has all the words, so products with most of them follow. */
                relaxed: boolean;
                /** @description Words taken for a misspelling. */
                corrected: {
                    from: string;
                    to: string;
                }[];
                /** @description To offer as “did you mean”. */
                suggestion?: string;
            };
            page: components["schemas"]["PageLinks"];
            rates?: components["schemas"]["RatesUsed"];
        };
        SearchHit: {
            id: string;
            title: string;
            brand?: components["schemas"]["Named"];
            category?: components["schemas"]["Named"];
            /** @enum {string} */
            gender?: "female" | "male" | "unisex";
            colour?: string;
            readonly sizes: string[];
            image?: string;
            priceRange?: components["schemas"]["PriceRange"];
            bestOffer?: components["schemas"]["BestOffer"];
            offerCount: number;
            inStock: boolean;
            onSale: boolean;
            highlights?: {
                [key: string]: string[];
            };
        };
        FacetValue: {
            /** @description What the filter of the same name takes. */
            value: string;
            label: string;
            count: number;
            selected: boolean;
            /** @description Price facet: the range begins here, in major units. */
            from?: number;
            /** @description Price facet: and ends before this. */
            to?: number;
            currency?: string;
        };
        SuggestionList: {
            items: components["schemas"]["Suggestion"][];
        };
        Suggestion: {
            /** @enum {string} */
            kind: "query" | "brand" | "category";
            text: string;
            /** @description The id of the brand or category. */
            id?: string;
            /** @description How many products stand behind it. */
            count: number;
        };
        CategoryList: {
            items: components["schemas"]["Category"][];
            page: components["schemas"]["PageLinks"];
        };
        Category: {
            id: string;
            name: string;
            /** @description Products with an offer, those of its descendants included. */
            productCount: number;
            /** @description Absent for a root. */
            parentId?: string;
            /** @description 0 for a root. */
            depth: number;
        };
        CategoryWithChildren: {
            id: string;
            name: string;
            /** @description Products with an offer, those of its descendants included. */
            productCount: number;
            /** @description Absent for a root. */
            parentId?: string;
            /** @description 0 for a root. */
            depth: number;
            children: components["schemas"]["Category"][];
        };
        BrandList: {
            items: components["schemas"]["Brand"][];
            page: components["schemas"]["PageLinks"];
        };
        Brand: {
            id: string;
            name: string;
            /** @description Products with an offer. */
            productCount: number;
        };
        ShopList: {
            items: components["schemas"]["Shop"][];
            page: components["schemas"]["PageLinks"];
        };
        Shop: {
            id: string;
            name: string;
            /** @description Products with an offer. */
            productCount: number;
        };
        OutfitList: {
            items: components["schemas"]["OutfitCard"][];
            page: components["schemas"]["PageLinks"];
        };
        OutfitCard: {
            id: string;
            title: string;
            /** @enum {string} */
            visibility: "draft" | "public";
            readonly tags: string[];
            owner: {
                /** @description Names the person here; not at the identity provider. */
                id: string;
            };
            /** @description Whether it is of the person who calls; absent without one. */
            mine?: boolean;
            likeCount: number;
            /** @description Absent where no person calls. */
            likedByMe?: boolean;
            createdAt: string;
            /** @description When its content was written; likes leave it as it is. */
            updatedAt: string;
            itemCount: number;
            /** @description Of its uppermost items, three at most. */
            readonly images: string[];
        };
        Outfit: {
            id: string;
            title: string;
            /** @enum {string} */
            visibility: "draft" | "public";
            readonly tags: string[];
            owner: {
                /** @description Names the person here; not at the identity provider. */
                id: string;
            };
            /** @description Whether it is of the person who calls; absent without one. */
            mine?: boolean;
            likeCount: number;
            /** @description Absent where no person calls. */
            likedByMe?: boolean;
            createdAt: string;
            /** @description When its content was written; likes leave it as it is. */
            updatedAt: string;
            description?: string;
            /** @description Where the items lie, in units of its own; the origin is the top left corner. */
            canvas: {
                width: number;
                height: number;
            };
            readonly items: components["schemas"]["OutfitItem"][];
            /** @description Of the offers of its items; absent where no item has one. */
            total?: components["schemas"]["OutfitTotal"];
            /** @description What was asked for and could not be found out in time. */
            incomplete?: "alternatives"[];
            links: {
                self: string;
                like: string;
            };
        };
        OutfitItem: {
            productId: string;
            /** @description Just this variant of it: its colour, its offers. */
            variantId?: string;
            /** @description The middle of the item, in units of the canvas from its left edge. */
            x: number;
            /** @description The middle of the item, in units of the canvas from its top edge. */
            y: number;
            layer: number;
            scale: number;
            rotation: number;
            /** @description Whether there is an offer in stock. */
            available: boolean;
            /**
             * @description Why not: `out_of_stock`; `variant_gone`, only other variants are offered; `withdrawn`, nobody offers the product; `gone`, the catalogue does not have it any more.
             * @enum {string}
             */
            reason?: "out_of_stock" | "variant_gone" | "withdrawn" | "gone";
            /** @description Absent where it is gone. */
            product?: components["schemas"]["OutfitProduct"];
            /** @description The cheapest one in stock, of the variant where the item names one. */
            offer?: components["schemas"]["OutfitOffer"];
            /** @description With `embed=alternatives`, of what is not available: similar products in stock. */
            readonly alternatives?: components["schemas"]["ProductCard"][];
        };
        OutfitProduct: {
            id: string;
            title: string;
            brand?: components["schemas"]["Named"];
            category?: components["schemas"]["Named"];
            colour?: string;
            image?: string;
        };
        OutfitOffer: {
            id: string;
            shop: components["schemas"]["Named"];
            /** @description The shop's own id from its feed. */
            sku: string;
            price: components["schemas"]["Money"];
            /** @description The price before a reduction. */
            listPrice?: components["schemas"]["Money"];
            inStock: boolean;
            variantId: string;
        };
        OutfitTotal: {
            price: components["schemas"]["Money"];
            /** @description How many items it adds up. */
            priced: number;
            /** @description How many it leaves out, having no offer, or none whose price converts. */
            unpriced: number;
            /** @description The day of the reference rates that it was converted by. */
            ratesOf?: string;
        };
        OutfitContent: {
            title: string;
            description?: string;
            /**
             * @description A draft is seen by its owner alone.
             * @default draft
             * @enum {string}
             */
            visibility?: "draft" | "public";
            /** @default [] */
            items?: {
                productId: string;
                /** @description Just this variant of it: its colour, its offers. */
                variantId?: string;
                /** @description The middle of the item, in units of the canvas from its left edge. */
                x: number;
                /** @description The middle of the item, in units of the canvas from its top edge. */
                y: number;
                /**
                 * @description Higher ones lie on top, of equal ones the later in the list.
                 * @default 0
                 */
                layer?: number;
                /**
                 * @description At 1 the longer side of the image is 250 units.
                 * @default 1
                 */
                scale?: number;
                /**
                 * @description In degrees, clockwise.
                 * @default 0
                 */
                rotation?: number;
            }[];
            /** @description In lower case, without “#”; one that is said twice counts once. */
            tags?: string[];
        };
        OutfitPatch: {
            title?: string | null;
            description?: string | null;
            visibility?: ("draft" | "public") | null;
            items?: {
                productId: string;
                /** @description Just this variant of it: its colour, its offers. */
                variantId?: string;
                /** @description The middle of the item, in units of the canvas from its left edge. */
                x: number;
                /** @description The middle of the item, in units of the canvas from its top edge. */
                y: number;
                /**
                 * @description Higher ones lie on top, of equal ones the later in the list.
                 * @default 0
                 */
                layer?: number;
                /**
                 * @description At 1 the longer side of the image is 250 units.
                 * @default 1
                 */
                scale?: number;
                /**
                 * @description In degrees, clockwise.
                 * @default 0
                 */
                rotation?: number;
            }[] | null;
            tags?: string[] | null;
        };
        OutfitLike: {
            likedByMe: boolean;
            likeCount: number;
        };
        FavouriteList: {
            items: components["schemas"]["FavouriteProduct"][];
            page: components["schemas"]["PageLinks"];
        };
        FavouriteProduct: {
            productId: string;
            since: string;
            /** @description Whether there is an offer in stock. */
            available: boolean;
            /** @description Its card, or the members that `fields` asks for; absent where the catalogue does not have it any more. */
            product?: {
                id?: string;
                title?: string;
                brand?: components["schemas"]["Named"];
                category?: components["schemas"]["Named"];
                /** @enum {string} */
                gender?: "female" | "male" | "unisex";
                colour?: string;
                readonly sizes?: string[];
                image?: string;
                priceRange?: components["schemas"]["PriceRange"];
                bestOffer?: components["schemas"]["BestOffer"];
                offerCount?: number;
                inStock?: boolean;
                onSale?: boolean;
            } & {
                [key: string]: unknown;
            };
        };
        Favourite: {
            productId: string;
            since: string;
        };
        Erased: {
            outfits: number;
            likes: number;
            favourites: number;
        };
        Import: {
            id: string;
            shop: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            state: "receiving" | "queued" | "running" | "withdrawing" | "completed" | "failed";
            dryRun: boolean;
            currency?: string;
            source: {
                /** @enum {string} */
                kind: "body" | "url" | "file";
                name?: string;
            };
            /** @description accepted + unchanged + rejected; blank rows do not count. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            accepted: number;
            /** @description Rows that the catalogue had already just so. */
            unchanged: number;
            /** @description Rows with an error; each has an issue. */
            rejected: number;
            /** @description Offers that the feed no longer has. */
            withdrawn: number;
            warnings: number;
            rowsPerSecond: number;
            /** @description How often a runner took it up; above 1 it was resumed. */
            attempts: number;
            /** @description For Ogrom-Min-Position: its last change. */
            position: number;
            error?: {
                code: string;
                message: string;
                line?: number;
            };
            createdAt: string;
            startedAt?: string;
            finishedAt?: string;
            links: {
                self: string;
                issues: string;
            };
        };
        ImportList: {
            items: components["schemas"]["Import"][];
            page: components["schemas"]["PageLinks"];
        };
        ImportIssueList: {
            items: components["schemas"]["ImportIssue"][];
            page: components["schemas"]["PageLinks"];
        };
        ImportIssue: {
            /** @description The first row after the header is 1; blank rows are not counted. */
            row: number;
            /** @description The physical line where the row starts. */
            line?: number;
            sku?: string;
            attribute?: string;
            /** @enum {string} */
            code: "missing_attribute" | "bad_price" | "bad_currency" | "bad_gtin" | "unknown_availability" | "unknown_gender" | "bad_url" | "duplicate_id" | "wrong_column_count" | "unbalanced_quote" | "bad_encoding" | "text_too_long" | "html_stripped" | "bad_row";
            /**
             * @description An error rejects the row, a warning says what was repaired.
             * @enum {string}
             */
            severity: "error" | "warning";
            seen?: string;
            advice: string;
        };
        IndexBuild: {
            id: string;
            index: string;
            /** @enum {string} */
            state: "queued" | "running" | "verifying" | "completed" | "failed";
            /** @description Products written so far. */
            documents: number;
            /** @description Products that the engine would not take. */
            refused: number;
            position: number;
            /** @description The version of the mapping that it is made with. */
            mapping?: number;
            error?: string;
            createdAt: string;
            finishedAt?: string;
            links: {
                self: string;
            };
        };
        ChangeList: {
            items: components["schemas"]["Change"][];
            /** @description Up to here the log was looked through; `page.next` goes on after it. */
            position: number;
            /** @description The position of the newest change of any type. */
            newest: number;
            /** @description There is always a next page: it has what will have come by then. */
            page: components["schemas"]["PageLinks"];
        };
        Change: {
            /** @description Grows from change to change, not always by one. */
            position: number;
            /** @description product, outfit, like, favourite; ignore what you do not know */
            type: string;
            /** @description Of what changed. */
            id: string;
            /** @description `changed` (it is new or different, read it again), `withdrawn` (nobody offers it any more, take it out of lists); ignore what you do not know */
            op: string;
            /** @description When it was made. */
            at: string;
        };
        ClickReport: {
            /** @enum {string} */
            by: "shop" | "brand" | "product" | "day";
            from: string;
            to: string;
            /** @description Of the whole period, whatever the page. */
            total: components["schemas"]["ClickCounts"];
            items: components["schemas"]["ClickReportRow"][];
            page: components["schemas"]["PageLinks"];
        };
        ClickCounts: {
            /** @description All of them: counted + bots + prefetches + duplicates. */
            clicks: number;
            /** @description What is left without the others: what a shop pays for. */
            counted: number;
            bots: number;
            /** @description Asked for in advance by a browser. */
            prefetches: number;
            /** @description The same person, the same offer, within 10 s. */
            duplicates: number;
        };
        ClickReportRow: {
            /** @description Of the shop, brand or product, or the day; products without a brand have none. */
            id?: string;
            /** @description As the catalogue calls it now. */
            name?: string;
            /** @description All of them: counted + bots + prefetches + duplicates. */
            clicks: number;
            /** @description What is left without the others: what a shop pays for. */
            counted: number;
            bots: number;
            /** @description Asked for in advance by a browser. */
            prefetches: number;
            /** @description The same person, the same offer, within 10 s. */
            duplicates: number;
        };
        ClickTemplate: {
            shopId: string;
            /** @description Absent: links are used as they are. */
            template?: string;
        };
        ClientWithKey: {
            id: string;
            name: string;
            scopes: ("catalogue:read" | "imports:read" | "imports:write" | "index:read" | "index:write" | "reports:read" | "click-templates:read" | "click-templates:write" | "clients:admin")[];
            keyDays: number;
            createdAt: string;
            revokedAt?: string;
            /** @description Newest first; at most two are live. */
            keys: components["schemas"]["ClientKey"][];
            links: {
                self: string;
            };
            /** @description The new key. It is never shown again. */
            key: string;
        };
        ClientKey: {
            id: string;
            /** @enum {string} */
            state: "live" | "expired" | "revoked";
            createdAt: string;
            expiresAt: string;
        };
        ClientList: {
            items: components["schemas"]["Client"][];
            page: components["schemas"]["PageLinks"];
        };
        Client: {
            id: string;
            name: string;
            scopes: ("catalogue:read" | "imports:read" | "imports:write" | "index:read" | "index:write" | "reports:read" | "click-templates:read" | "click-templates:write" | "clients:admin")[];
            keyDays: number;
            createdAt: string;
            revokedAt?: string;
            /** @description Newest first; at most two are live. */
            keys: components["schemas"]["ClientKey"][];
            links: {
                self: string;
            };
        };
        Batch: {
            /**
             * @description For all of them together; what is not finished by then has 504 in its place.
             * @default 3000
             */
            deadlineMs?: number;
            requests: components["schemas"]["BatchRequest"][];
        };
        BatchRequest: {
            /** @description Of this request, in answers and references. */
            name: string;
            /**
             * @default GET
             * @enum {string}
             */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
            /** @description From the root, with its query, percent-encoded; may hold references. */
            path: string;
            /**
             * @description Of accept, accept-language, authorization, content-type, idempotency-key, if-match, if-modified-since, if-none-match, if-unmodified-since, ogrom-min-position, prefer, x-api-key. Credentials are the batch’s own; null sends none. May hold references.
             * @default {}
             */
            headers?: {
                [key: string]: string | null;
            };
            /** @description JSON; or text, where `content-type` says that it is something else. May hold references. */
            body?: unknown;
        };
        BatchAnswers: {
            answers: {
                [key: string]: components["schemas"]["BatchAnswer"];
            };
            /** @description How long it took, in milliseconds. */
            ms: number;
        };
        BatchAnswer: {
            /** @description The highest of its parts, where it has some. */
            status: number;
            /** @description How long it took, in milliseconds. */
            ms: number;
            /** @description Those that tell something of the answer. */
            headers?: {
                [key: string]: string;
            };
            /** @description JSON; a text where the answer is none; absent where it is empty. */
            body?: unknown;
            /** @description Where a reference in its path made several requests of it: their answers, in order. */
            parts?: {
                path: string;
                status: number;
                /** @description Those that tell something of the answer. */
                headers: {
                    [key: string]: string;
                };
                /** @description JSON; a text where the answer is none; absent where it is empty. */
                body?: unknown;
                /** @description How long it took, in milliseconds. */
                ms: number;
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "invalid_request" | "bad_cursor" | "not_a_feed" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "changes_expired" | "gone" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "idempotency_mismatch" | "too_many_parts" | "failed_dependency" | "precondition_required" | "too_many_requests" | "headers_too_large" | "internal" | "download_failed" | "unavailable" | "too_many_readers" | "not_caught_up" | "deadline_exceeded" | "answers_too_large";
            detail: string;
            traceId: string;
            errors?: {
                path: string;
                code: string;
                message: string;
            }[];
            /** @description How to bring a copy up to date again: read the snapshot, then follow the changes from the position. */
            startOver?: {
                snapshot: string;
                position: number;
            };
            /** @description With `gone`: what may do instead. */
            alternatives?: components["schemas"]["Alternative"][];
        };
        Alternative: {
            /**
             * @description Another offer of the same product, or of a similar one.
             * @enum {string}
             */
            rel: "offer" | "similar";
            /** @description Its click-out. */
            href: string;
            productId: string;
            title: string;
            shop: components["schemas"]["Named"];
            price: components["schemas"]["Money"];
            inStock: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getV1Products: {
        parameters: {
            query?: {
                /** @description These products, in this order; unknown ones are left out. Takes no filter beside it. */
                ids?: string[];
                /** @description Any of these brands, by id or name. */
                brand?: string[];
                /** @description Any of these categories, each with its descendants. */
                category?: string[];
                /** @description Products that any of these shops offers. */
                shop?: string[];
                onSale?: "true" | "false";
                inStock?: "true" | "false";
                sort?: "newest" | "price" | "-price";
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
                /** @description Adds these members of the whole product to each item. */
                embed?: ("description" | "images" | "colours" | "material" | "variants")[];
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: {
                /** @description Wait up to 2 s until the answer contains the change with this position. */
                "Ogrom-Min-Position"?: string;
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of products. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away. not_caught_up: The index has not reached the asked position yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ProductsById: {
        parameters: {
            query?: {
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
            };
            header?: {
                /** @description Wait up to 2 s until the answer contains the change with this position. */
                "Ogrom-Min-Position"?: string;
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product with its variants, images and offers. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricedProduct"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away. not_caught_up: The index has not reached the asked position yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ProductsByIdOffers: {
        parameters: {
            query?: {
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Asks the shops for price and stock first. The catalogue follows within a second or so. */
                live?: "true" | "false";
                /** @description With `live`: how long to wait for all shops together, 800 where nothing is said. */
                deadlineMs?: number;
            };
            header?: {
                /** @description Wait up to 2 s until the answer contains the change with this position. */
                "Ogrom-Min-Position"?: string;
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every offer that some shop makes for one of its variants. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferList"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away. not_caught_up: The index has not reached the asked position yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ProductsByIdSimilar: {
        parameters: {
            query?: {
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most similar first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarList"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Search: {
        parameters: {
            query?: {
                /** @description What the person typed; empty finds everything. */
                q?: string;
                /** @description Any of these brands, by id or name. */
                brand?: string[];
                /** @description Any of these categories, each with its descendants. */
                category?: string[];
                /** @description Any of these shops. */
                shop?: string[];
                /** @description Any of these colours. */
                colour?: string[];
                /** @description Any of these sizes. */
                size?: string[];
                gender?: ("female" | "male" | "unisex")[];
                onSale?: "true" | "false";
                inStock?: "true" | "false";
                /** @description In major units of `currency`; without one, of the offer's own. */
                priceMin?: number;
                priceMax?: number;
                sort?: "relevance" | "newest" | "price" | "-price" | "popularity";
                /** @description Counts by these, each as if its own filter were off. */
                facets?: ("brand" | "category" | "colour" | "size" | "gender" | "shop" | "price")[];
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: {
                /** @description Wait up to 2 s until the answer contains the change with this position. */
                "Ogrom-Min-Position"?: string;
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of hits with their facets. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away. not_caught_up: The index has not reached the asked position yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Suggestions: {
        parameters: {
            query: {
                q: string;
                /** @description Only these kinds. */
                kinds?: ("query" | "brand" | "category")[];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best completions first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionList"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Categories: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of categories. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1CategoriesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A category id, for example `men.footwear`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryWithChildren"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Brands: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of brands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1BrandsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A brand id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The brand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Shops: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of shops. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ShopsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A shop id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shop. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shop"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Outfits: {
        parameters: {
            query?: {
                /** @description `me`: those of the person who calls, drafts too; or an `owner.id`: that person’s public ones. */
                owner?: string;
                /** @description Those that the person who calls likes. */
                likedBy?: "me";
                /** @description Those with this product in them. */
                product?: string;
                /** @description Those that have every word in title, tags or description, whatever its ending; `-word` excludes. */
                q?: string;
                sort?: "newest" | "popular";
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: {
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of outfits. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutfitList"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1Outfits: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day the same key with the same body gives the same answer and makes nothing new; 1–200 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutfitContent"];
            };
        };
        responses: {
            /** @description The outfit. */
            201: {
                headers: {
                    /** @description Where it is. */
                    location?: string;
                    /** @description Of what was written. */
                    etag?: string;
                    /** @description Of the change. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outfit"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency_mismatch: The idempotency key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1OutfitsById: {
        parameters: {
            query?: {
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members, for example `id,title,bestOffer.price`. */
                fields?: string[];
                /** @description `alternatives`: similar products in stock for each item that is not available. */
                embed?: "alternatives"[];
            };
            header?: {
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The outfit with its items, offers and total. */
            200: {
                headers: {
                    /** @description For If-None-Match, and for If-Match of a write. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outfit"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putV1OutfitsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of what is to be changed, as a read gave it; `*` for whatever there is. */
                "If-Match"?: string;
            };
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutfitContent"];
            };
        };
        responses: {
            /** @description The outfit as it is now. */
            200: {
                headers: {
                    /** @description Of what was written. */
                    etag?: string;
                    /** @description Of the change. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outfit"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_failed: The resource has changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_required: This write needs If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1OutfitsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of what is to be changed, as a read gave it; `*` for whatever there is. */
                "If-Match"?: string;
            };
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    /** @description Of the change. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_failed: The resource has changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_required: This write needs If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchV1OutfitsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of what is to be changed, as a read gave it; `*` for whatever there is. */
                "If-Match"?: string;
            };
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["OutfitPatch"];
            };
        };
        responses: {
            /** @description The outfit as it is now. */
            200: {
                headers: {
                    /** @description Of what was written. */
                    etag?: string;
                    /** @description Of the change. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outfit"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_failed: The resource has changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description precondition_required: This write needs If-Match */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1OutfitsByIdLikesMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mine, and how many there are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutfitLike"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putV1OutfitsByIdLikesMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is liked. */
            200: {
                headers: {
                    /** @description Of the change, where it was one. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutfitLike"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1OutfitsByIdLikesMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An outfit id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not liked. */
            200: {
                headers: {
                    /** @description Of the change, where it was one. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutfitLike"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Favourites: {
        parameters: {
            query?: {
                /** @description Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none. */
                currency?: string;
                /** @description Only these members of each product, for example `id,title,variants`. */
                fields?: string[];
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: {
                /** @description Answers 304 where the tag still fits. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of favourites. */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    etag?: string;
                    /** @description How long it may be kept. */
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FavouriteList"];
                };
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1FavouritesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is, since then. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putV1FavouritesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is kept. */
            200: {
                headers: {
                    /** @description Of the change, where it was one. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1FavouritesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not kept. */
            204: {
                headers: {
                    /** @description Of the change, where it was one. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1Me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many of each there were. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erased"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Imports: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1Imports: {
        parameters: {
            query: {
                /** @description The name of the shop; a new one is made. */
                shop: string;
                /** @description Reports what the feed would do and writes nothing of it. */
                dryRun?: "true" | "false";
                /** @description The currency of prices that name none. */
                currency?: string;
            };
            header?: {
                /** @description The same key with the same feed gives the same import. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "text/plain": string;
                "text/xml": string;
                "application/xml": string;
                "application/rss+xml": string;
                "application/atom+xml": string;
                "application/x-ndjson": string;
                "application/ndjson": string;
                "application/gzip": string;
                "application/x-gzip": string;
                "application/octet-stream": string;
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where the feed is.
                     */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Accepted; the status resource tells how it goes. */
            202: {
                headers: {
                    /** @description The status resource. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency_mismatch: The idempotency key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ImportsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An import id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state and counts. */
            200: {
                headers: {
                    /** @description Its last change. */
                    "ogrom-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ImportsByIdIssues: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description An import id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Issues in the order of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportIssueList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1IndexBuilds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The 20 newest, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["IndexBuild"][];
                    };
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1IndexBuilds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; the status resource tells how it goes. */
            202: {
                headers: {
                    /** @description The status resource. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexBuild"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1IndexBuildsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An index build id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexBuild"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Changes: {
        parameters: {
            query?: {
                /** @description Tells what came after this position; only what comes from now on unless given. */
                since?: number;
                /** @description Only changes of these types; all unless given. */
                types?: ("product" | "outfit" | "like" | "favourite")[];
                limit?: number;
                /** @description How many seconds to wait for a change where there is none yet. */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes, maybe an empty one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description changes_expired: The change log does not reach back that far any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_readers: This instance has no room for another reader of changes. unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ChangesStream: {
        parameters: {
            query?: {
                /** @description Tells what came after this position; only what comes from now on unless given. */
                since?: number;
                /** @description Only changes of these types; all unless given. */
                types?: ("product" | "outfit" | "like" | "favourite")[];
            };
            header?: {
                /** @description Resumes after this event; goes before `since`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without an end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description changes_expired: The change log does not reach back that far any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_readers: This instance has no room for another reader of changes. unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1OutByOfferId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An offer id. */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the shop has it. */
            302: {
                headers: {
                    /** @description http(s), of the shop or of the network that its template names. */
                    location?: string;
                    /** @description Each click is one of its own. */
                    "cache-control"?: string;
                    /** @description The shop learns which site sends, not which page. */
                    "referrer-policy"?: string;
                    /** @description Nothing here is for an index. */
                    "x-robots-tag"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description gone: It is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ClickReports: {
        parameters: {
            query: {
                /** @description What is counted by; days come in their order, all else by clicks, most first. */
                by: "shop" | "brand" | "product" | "day";
                /** @description The first day; 30 days up to the last unless told. At most 732 days, by product 31. */
                from?: string;
                /** @description The last day; today unless told. */
                to?: string;
                /** @description Clicks to this shop only, by id or name. */
                shop?: string;
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts that add up to the total. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClickReport"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ClickTemplatesByShopId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A shop id. */
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClickTemplate"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putV1ClickTemplatesByShopId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A shop id. */
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `{url}?ref=us&sub={clickId}` adds parameters to the shop’s link; `https://track.example/c?id={clickId}&to={url}` goes by way of a network. Knows {url}, {clickId}, {sku} and {offerId}; values are percent-encoded. */
                    template: string;
                };
            };
        };
        responses: {
            /** @description The template as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClickTemplate"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1ClickTemplatesByShopId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A shop id. */
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has no template now. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1Clients: {
        parameters: {
            query?: {
                limit?: number;
                /** @description What an answer gave in `page`; opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clients. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientList"];
                };
            };
            /** @description invalid_request: The request has mistakes. bad_cursor: The cursor does not belong to this list */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1Clients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose program it is. */
                    name: string;
                    /** @description What its keys permit. */
                    scopes: ("catalogue:read" | "imports:read" | "imports:write" | "index:read" | "index:write" | "reports:read" | "click-templates:read" | "click-templates:write" | "clients:admin")[];
                    /**
                     * @description For how many days each of its keys is made.
                     * @default 365
                     */
                    keyDays?: number;
                };
            };
        };
        responses: {
            /** @description The client and its key. */
            201: {
                headers: {
                    /** @description The client. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithKey"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getV1ClientsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A client id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1ClientsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A client id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client, revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1ClientsByIdKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A client id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description For how long the newest key before goes on; others end at once.
                     * @default 168
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description The client and its new key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithKey"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: The state of the resource does not allow that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteV1ClientsByIdKeysByKeyId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A client id. */
                id: string;
                /** @description A key id. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client, with the key revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthorized: Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden: These credentials do not permit that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable: A system that this needs is away */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postV1Batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description The answers by name, in the order of the requests. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswers"];
                };
            };
            /** @description invalid_request: The request has mistakes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payload_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported_media_type: The body has a type that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_requests: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description headers_too_large: The head of the request is too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
