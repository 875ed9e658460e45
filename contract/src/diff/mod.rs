//! Two schemas compared: every change, its verdict in each direction, and a payload as proof.
