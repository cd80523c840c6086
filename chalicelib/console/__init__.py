"""What people and programs see over HTTP: routes with their roles, the API, the console's pages.

Everything is refused unless `routes.ROUTES` says otherwise. No rule of the business lives here."""
