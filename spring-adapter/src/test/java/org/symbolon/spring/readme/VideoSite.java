package org.symbolon.spring.readme;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the other classes of this package are the parts of. */
@SpringBootApplication
class VideoSite {}
