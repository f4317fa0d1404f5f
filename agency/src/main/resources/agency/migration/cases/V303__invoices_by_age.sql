create index case_item_due on case_item (client, due_on);
