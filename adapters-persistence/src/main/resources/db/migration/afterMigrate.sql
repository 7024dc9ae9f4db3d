-- Before anybody writes: what is written meanwhile would lie in the partitions of the rest, and would have to move.
select make_partitions(now());
