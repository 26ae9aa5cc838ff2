/** Style sheets of stories, which the bundler puts into the page. */
declare module '*.css';
