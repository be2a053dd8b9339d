//! XML, the door to quick-xml: events with the line they stand in, within limits of depth; no
//! entity but the five of XML and character references is ever resolved.
