"""What changes documents: receive, bind, issue, revoke, replace, scan, sweep."""
