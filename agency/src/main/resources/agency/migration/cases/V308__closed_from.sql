-- where a case stood when it was closed, which says how it goes on should the payment that closed it go back
alter table collection_case add closed_from text;
